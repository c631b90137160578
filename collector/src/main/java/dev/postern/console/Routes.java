package dev.postern.console;

import dev.postern.console.access.Role;
import dev.postern.console.access.Visitor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Ways to pages and acts. Pages answer GET, and HEAD with the same headers and without the page; acts answer POST. */
record Routes(RoutesConfig routes, Ways ways) {
    private static final String VISITOR = "visitor";

    /** A page that everybody may see who may see the console. */
    void read(String path, Handler handler) {
        read(path, Ways.Kind.USUAL, handler);
    }

    /** A page or file that everybody may see, also without login. */
    void open(String path, Handler handler) {
        read(path, Ways.Kind.OPEN, handler);
    }

    private void read(String path, Ways.Kind kind, Handler handler) {
        ways.add(HandlerType.GET, path, kind);
        ways.add(HandlerType.HEAD, path, kind);
        routes.get(path, handler);
        routes.head(path, handler);
    }

    /** Events for those who may see the console, until one side ends them. */
    void stream(String path, Consumer<SseClient> handler) {
        ways.add(HandlerType.GET, path, Ways.Kind.UNATTENDED);
        routes.sse(path, handler::accept);
    }

    /** An act that somebody with one of the roles may do. {@link FormGate} has seen that the form is ours and the person's own. */
    void act(String path, Set<Role> roles, Handler handler) {
        ways.add(HandlerType.POST, path, Ways.Kind.USUAL);
        routes.post(path, context -> {
            if (!visitor(context).may(roles)) {
                throw new Refused(HttpStatus.FORBIDDEN, "Refused", "This needs the role " + words(roles, " or ") + "; "
                        + visitor(context).name() + " has " + words(visitor(context).roles(), " and ") + ".");
            }
            handler.handle(context);
        });
    }

    /** The one form that is sent without login: that of the login. */
    void login(String path, Handler handler) {
        ways.add(HandlerType.POST, path, Ways.Kind.OPEN);
        routes.post(path, handler);
    }

    /** Who asks, as {@link RequestGate} found. */
    static Visitor visitor(Context context) {
        Visitor visitor = context.attribute(VISITOR);
        return visitor == null ? Visitor.NOBODY : visitor;
    }

    static void visitor(Context context, Visitor visitor) {
        context.attribute(VISITOR, visitor);
    }

    private static String words(Set<Role> roles, String last) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(last));
    }
}
