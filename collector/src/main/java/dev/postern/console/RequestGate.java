package dev.postern.console;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What every request passes before its page: headers that keep a browser from running, embedding or keeping anything; a host name
 * that is this machine's own, so that a foreign name resolved to loopback reaches nothing; and a method that changes nothing.
 */
final class RequestGate {
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
                    + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");
    private static final Pattern OWN_NAME = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final ErrorPages errors;

    RequestGate(ErrorPages errors) {
        this.errors = errors;
    }

    void admit(Context context) {
        HEADERS.forEach(context::header);
        String host = context.header("Host");
        if (host == null || !OWN_NAME.matcher(host).matches()) {
            refuse(context, HttpStatus.FORBIDDEN);
        } else if (context.method() != HandlerType.GET && context.method() != HandlerType.HEAD) {
            context.header("Allow", "GET, HEAD");
            refuse(context, HttpStatus.METHOD_NOT_ALLOWED);
        }
    }

    private void refuse(Context context, HttpStatus status) {
        errors.show(context, status);
        context.skipRemainingHandlers();
    }
}
