package dev.postern.playbook.model;

import dev.postern.rules.model.Place;

/** A name of something else, where it stands. Whether that thing exists is for the linter to say. */
public record Ref(Place place, String name) {
    @Override
    public String toString() {
        return name;
    }
}
