package dev.postern.dashboard.model;

import dev.postern.rules.model.Aggregation;
import dev.postern.rules.model.Place;
import java.util.Optional;

/**
 * One question with its answer as a picture.
 *
 * @param id    lower-case words with hyphens, unique in its dashboard
 * @param unit  of the value: {@link #PERCENT} for a share, else a plural noun; empty for a time and for {@link Visual#TABLE}
 * @param x     column along the axis; only of a chart
 * @param series column whose values are drawn beside or above each other; only of a chart
 * @param value column that is drawn; empty for {@link Visual#TABLE}
 */
public record Panel(
        Place place,
        String id,
        String title,
        String question,
        Visual visual,
        String unit,
        Optional<String> x,
        Optional<String> series,
        Optional<String> value,
        Aggregation query) {

    /** Unit of a share, which is shown as hundredths. */
    public static final String PERCENT = "percent";
}
