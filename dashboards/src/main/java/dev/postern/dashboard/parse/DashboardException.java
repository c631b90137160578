package dev.postern.dashboard.parse;

import dev.postern.rules.model.Place;
import dev.postern.rules.parse.RuleException;

/** A dashboard file says something that is wrong. The message begins with file, line and column. */
public final class DashboardException extends RuntimeException {
    private final Place place;

    DashboardException(Place place, String message) {
        super(place + ": " + message);
        this.place = place;
    }

    /** The YAML itself is wrong, a key of it, or a query. */
    DashboardException(RuleException cause) {
        super(cause.getMessage(), cause);
        this.place = cause.place();
    }

    public Place place() {
        return place;
    }
}
