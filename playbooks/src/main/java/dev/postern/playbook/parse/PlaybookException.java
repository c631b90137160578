package dev.postern.playbook.parse;

import dev.postern.rules.model.Place;
import dev.postern.rules.parse.RuleException;

/** A playbook, action or drill file says something that is wrong. The message begins with file, line and column. */
public final class PlaybookException extends RuntimeException {
    private final Place place;

    PlaybookException(Place place, String message) {
        super(place + ": " + message);
        this.place = place;
    }

    /** The YAML itself is wrong, or a key of it. */
    PlaybookException(RuleException cause) {
        super(cause.getMessage(), cause);
        this.place = cause.place();
    }

    public Place place() {
        return place;
    }
}
