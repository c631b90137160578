package dev.postern.console;

import dev.postern.console.access.Role;
import dev.postern.console.access.Visitor;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.util.Set;

/** Ways to pages and acts. Pages answer GET, and HEAD with the same headers and without the page; acts answer POST. */
record Routes(RoutesConfig routes) {
    private static final String VISITOR = "visitor";

    /** A page that everybody may see who may see the console. */
    void read(String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    /** An act that somebody with one of the roles may do. */
    void act(String path, Set<Role> roles, Handler handler) {
        routes.post(path, context -> {
            if (!visitor(context).may(roles)) {
                throw new ForbiddenResponse();
            }
            handler.handle(context);
        });
    }

    /** Who asks, as {@link RequestGate} found. */
    static Visitor visitor(Context context) {
        Visitor visitor = context.attribute(VISITOR);
        return visitor == null ? Visitor.NOBODY : visitor;
    }

    static void visitor(Context context, Visitor visitor) {
        context.attribute(VISITOR, visitor);
    }
}
