package dev.postern.playbook.model;

import dev.postern.rules.model.Place;
import java.util.List;
import java.util.Set;

/**
 * What proves that a playbook is ready: an attack that has to be seen, and harmless twins that must not be.
 *
 * @param id    name of its file
 * @param lists named lists that the expected rules need
 */
public record Drill(Place place, String id, String title, List<String> lists, List<Scene> scenes, Targets targets) {
    /** Variables that a drill's records may use; the runner fills them in. */
    public static final Set<String> VARIABLES = Set.of("drill", "tenant-domain");

    public Drill {
        lists = List.copyOf(lists);
        scenes = List.copyOf(scenes);
    }
}
