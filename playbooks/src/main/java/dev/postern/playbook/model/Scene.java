package dev.postern.playbook.model;

import dev.postern.rules.model.Place;
import java.util.List;

/**
 * One run of records with what they must and must not cause.
 *
 * @param slug    such as {@code attack} or {@code twin}
 * @param mustNot rules that have to stay silent
 */
public record Scene(Place place, String slug, String story, List<Inject> injects, List<ExpectedAlert> expect, List<Ref> mustNot) {
    public Scene {
        injects = List.copyOf(injects);
        expect = List.copyOf(expect);
        mustNot = List.copyOf(mustNot);
    }
}
