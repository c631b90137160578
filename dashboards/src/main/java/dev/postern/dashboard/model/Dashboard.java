package dev.postern.dashboard.model;

import dev.postern.rules.model.Place;
import dev.postern.schema.StreamSchema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Panels that answer one question together.
 *
 * @param id       lower-case words with hyphens; the name of its file
 * @param question what it answers, for people
 * @param days     length of the span that is shown where none is asked for
 * @param panels   at least one, in the order in which they are read
 */
public record Dashboard(Place place, String id, String title, String question, int days, List<Panel> panels) {
    /** Longest span that a dashboard shows, in days. */
    public static final int MOST_DAYS = 92;

    /** Most rows that one panel shows. */
    public static final int MOST_ROWS = 5000;

    public Dashboard {
        panels = List.copyOf(panels);
    }

    /** Streams that the panels read, by name. */
    public Set<String> streams() {
        Set<String> streams = new TreeSet<>();
        panels.stream().map(panel -> panel.query().stream()).map(StreamSchema::name).forEach(streams::add);
        return streams;
    }
}
