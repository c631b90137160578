package dev.postern.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages for what cannot be shown. They tell nothing of the inside; the log does. */
final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Templates templates;

    ErrorPages(Templates templates) {
        this.templates = templates;
    }

    void route(RoutesConfig routes) {
        routes.exception(Refused.class, (e, context) -> show(context, HttpStatus.forStatus(e.getStatus()), e.view()));
        routes.exception(HttpResponseException.class, (e, context) -> show(context, HttpStatus.forStatus(e.getStatus())));
        routes.exception(Exception.class, (e, context) -> {
            LOG.error("the console cannot answer {}", Visible.text(context.path()), e);
            show(context, HttpStatus.INTERNAL_SERVER_ERROR);
        });
    }

    private void show(Context context, HttpStatus status) {
        show(context, status, switch (status) {
            case NOT_FOUND -> new ErrorView("Not found", "There is no such page, alert or object here.");
            case CONTENT_TOO_LARGE -> FormGate.tooLarge().view();
            case INTERNAL_SERVER_ERROR -> new ErrorView("Something went wrong", "The page cannot be shown; Postern's log says why.");
            default -> new ErrorView("Not possible", "The request cannot be answered.");
        });
    }

    private void show(Context context, HttpStatus status, ErrorView page) {
        context.status(status);
        templates.show(context, "error", page);
    }
}
