package dev.postern.console;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * The cookie that holds a session's id. No script reads it, no foreign site's request carries it, and it goes when the browser
 * closes. With TLS the browser keeps it from unencrypted connections and from neighbouring host names (prefix {@code __Host-}).
 */
record SessionCookie(boolean tls) {
    String name() {
        return tls ? "__Host-postern" : "postern";
    }

    Optional<String> read(Context context) {
        return Optional.ofNullable(context.cookie(name()));
    }

    void set(Context context, String session) {
        write(context, session, "");
    }

    void clear(Context context) {
        write(context, "", "; Max-Age=0");
    }

    private void write(Context context, String value, String end) {
        context.header("Set-Cookie", name() + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + (tls ? "; Secure" : "") + end);
    }
}
