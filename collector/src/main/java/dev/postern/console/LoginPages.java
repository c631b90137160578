package dev.postern.console;

import dev.postern.console.access.Access;
import dev.postern.console.access.Login;
import dev.postern.console.access.Role;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.EnumSet;

/** {@code /login} and {@code /logout}. */
final class LoginPages {
    private final Access access;
    private final SessionCookie cookie;
    private final Templates templates;

    LoginPages(Access access, SessionCookie cookie, Templates templates) {
        this.access = access;
        this.cookie = cookie;
        this.templates = templates;
    }

    void route(Routes routes) {
        routes.open("/login", this::form);
        routes.login("/login", this::login);
        routes.act("/logout", EnumSet.allOf(Role.class), this::logout);
    }

    private void form(Context context) {
        String next = LocalPath.of(context.queryParam("next"));
        if (Routes.visitor(context).loggedIn()) {
            context.redirect(next, HttpStatus.SEE_OTHER);
        } else {
            templates.show(context, "login", new LoginView(next, "", access.hasUsers() ? "" : "There is no user yet. Make one with: postern user add"));
        }
    }

    private void login(Context context) {
        String name = Words.orEmpty(context.formParam("name"));
        Login login = access.login(name, Words.orEmpty(context.formParam("password")), context.ip());
        String next = LocalPath.of(context.formParam("next"));
        if (login instanceof Login.Admitted admitted) {
            cookie.read(context).ifPresent(old -> access.logout(old, context.ip()));
            cookie.set(context, admitted.session());
            context.redirect(next, HttpStatus.SEE_OTHER);
        } else if (login instanceof Login.Later later) {
            long seconds = Math.max(1, later.delay().plusMillis(999).toSeconds());
            context.header("Retry-After", Long.toString(seconds));
            again(context, HttpStatus.TOO_MANY_REQUESTS, new LoginView(next, name, "Too many tries. Wait " + seconds + " s and try again."));
        } else {
            again(context, HttpStatus.FORBIDDEN, new LoginView(next, name, "Name or password is wrong."));
        }
    }

    private void again(Context context, HttpStatus status, LoginView page) {
        context.status(status);
        templates.show(context, "login", page);
    }

    private void logout(Context context) {
        cookie.read(context).ifPresent(session -> access.logout(session, context.ip()));
        cookie.clear(context);
        context.redirect(LocalPath.START, HttpStatus.SEE_OTHER);
    }
}
