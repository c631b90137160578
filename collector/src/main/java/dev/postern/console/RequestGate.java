package dev.postern.console;

import dev.postern.config.ConsoleConfig;
import dev.postern.console.access.Access;
import dev.postern.console.access.Visitor;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What every request passes before its page: headers that keep a browser from running, embedding or keeping anything; a host name
 * that is the console's own; a method that the path answers; a login where the console needs one; and for forms the {@link FormGate}.
 */
final class RequestGate {
    /**
     * The referrer policy is the strictest under which browsers name the origin of a form: under {@code no-referrer} they send
     * {@code Origin: null} (Fetch standard, "append a request Origin header").
     */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
                    + "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store");
    private static final String HALF_A_YEAR = "max-age=15768000";

    private final Ways ways;
    private final Access access;
    private final SessionCookie cookie;
    private final HostNames names;
    private final FormGate forms;
    private final Map<String, String> headers;
    private final boolean readingNeedsLogin;

    RequestGate(ConsoleConfig config, Ways ways, Access access, SessionCookie cookie) {
        this.ways = ways;
        this.access = access;
        this.cookie = cookie;
        this.names = new HostNames(config);
        this.forms = new FormGate(cookie.tls());
        this.headers = headers(cookie.tls());
        this.readingNeedsLogin = !config.onLoopback();
    }

    static Map<String, String> headers(boolean tls) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        if (tls) {
            headers.put("Strict-Transport-Security", HALF_A_YEAR);
        }
        return headers;
    }

    void admit(Context context) {
        headers.forEach(context::header);
        if (!names.knows(context.header("Host"))) {
            throw new Refused(HttpStatus.FORBIDDEN, "Refused", "The console does not answer to this host name. Use this machine's own, such as"
                    + " 127.0.0.1 or localhost, or one that the configuration lists in console.names.");
        }
        Ways.Way way = ways.find(context.method(), context.path()).orElseThrow(() -> unanswered(context));
        boolean open = way.kind() == Ways.Kind.OPEN;
        boolean form = context.method().equals(HandlerType.POST);
        if (form) {
            forms.admit(context, open);
        }
        Visitor visitor = cookie.read(context)
                .map(session -> way.kind() == Ways.Kind.UNATTENDED ? access.unattended(session) : access.visitor(session)).orElse(Visitor.NOBODY);
        Routes.visitor(context, visitor);
        if (open) {
            return;
        }
        if (!visitor.loggedIn() && (form || readingNeedsLogin)) {
            context.redirect(LocalPath.login(form ? forms.page(context) : here(context)), HttpStatus.SEE_OTHER);
            context.skipRemainingHandlers();
        } else if (form) {
            forms.checkToken(context);
        }
    }

    /** Path and query of a page. */
    static String here(Context context) {
        return context.path() + Optional.ofNullable(context.queryString()).map(query -> "?" + query).orElse("");
    }

    private RuntimeException unanswered(Context context) {
        String methods = ways.methods(context.path());
        if (methods.isEmpty()) {
            return new NotFoundResponse();
        }
        context.header("Allow", methods);
        return new Refused(HttpStatus.METHOD_NOT_ALLOWED, "Not allowed", "This address answers " + methods + " only.");
    }
}
