package dev.postern.rules.parse;

import dev.postern.rules.model.Place;

/** A rule or case file says something that is wrong or not supported. The message begins with file, line and column. */
public final class RuleException extends RuntimeException {
    private final Place place;

    public RuleException(Place place, String message) {
        super(place + ": " + message);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
