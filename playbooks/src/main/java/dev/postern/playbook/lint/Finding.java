package dev.postern.playbook.lint;

import dev.postern.rules.model.Place;

/** Something to mend. */
public record Finding(Place place, String message) {
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
