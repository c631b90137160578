package dev.postern.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;

/**
 * What every form passes before its act: a type that only forms have, a bounded size, and proof that a page of ours sent it. Browsers
 * say where a request comes from ({@code Sec-Fetch-Site}, {@code Origin}); a foreign place is refused, and the login form, which has
 * no session yet, has to name our own. All other forms carry the token of the session besides.
 */
final class FormGate {
    /** Most bytes of a form. */
    static final long MOST_BYTES = 64 << 10;
    static final String TOKEN = "token";
    private static final String TYPE = "application/x-www-form-urlencoded";

    private final String scheme;

    FormGate(boolean tls) {
        this.scheme = tls ? "https" : "http";
    }

    /** Type, size and origin; before it is known who asks. The form is read whole, so that the connection can take the next request. */
    void admit(Context context, boolean login) {
        if (!type(context).equals(TYPE)) {
            throw new Refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not possible", "The console takes forms only, of the type " + TYPE + ".");
        }
        if (context.req().getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        Optional<String> site = Optional.ofNullable(context.header("Sec-Fetch-Site"));
        Optional<String> origin = Optional.ofNullable(context.header("Origin"));
        boolean foreign = origin.isPresent() && !origin.get().equalsIgnoreCase(own(context))
                || site.isPresent() && !site.get().equals("same-origin") && !site.get().equals("none");
        boolean unnamed = origin.isEmpty() && !site.equals(Optional.of("same-origin"));
        if (foreign || login && unnamed) {
            throw new Refused(HttpStatus.FORBIDDEN, "Refused", "The form does not come from a page of this console. Open the page here and send it again.");
        }
        context.formParamMap();
    }

    /** The token; after it is known who asks. */
    void checkToken(Context context) {
        String token = context.formParam(TOKEN);
        if (token == null || !Routes.visitor(context).sent(token)) {
            throw new Refused(HttpStatus.FORBIDDEN, "Refused", "The form belongs to another login. Open its page again and send it from there.");
        }
    }

    /** The page that the form stood on, where the browser tells and it is ours; else the start page. */
    String page(Context context) {
        String referer = Optional.ofNullable(context.header("Referer")).orElse("");
        return referer.toLowerCase(Locale.ROOT).startsWith(own(context) + "/") ? LocalPath.of(referer.substring(own(context).length())) : LocalPath.START;
    }

    static Refused tooLarge() {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "Too large", "A form may hold " + MOST_BYTES / 1024 + " KiB; shorten the text.");
    }

    private String own(Context context) {
        return scheme + "://" + String.valueOf(context.header("Host")).toLowerCase(Locale.ROOT);
    }

    private static String type(Context context) {
        return Optional.ofNullable(context.contentType()).orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
