package dev.postern.console;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;

/** A request that is not answered as asked; the page says why in one sentence. */
final class Refused extends HttpResponseException {
    private final String title;

    Refused(HttpStatus status, String title, String sentence) {
        super(status.getCode(), sentence);
        this.title = title;
    }

    ErrorView view() {
        return new ErrorView(title, getMessage());
    }
}
