package dev.postern.sink.local;

import java.util.List;

/**
 * The answer to an aggregation.
 *
 * @param rows one value per column of {@link dev.postern.rules.model.Aggregation#columns()}, in the order that was asked for
 * @param cut  whether there were more rows than were taken, and the query had not set that limit itself
 */
public record AggregateAnswer(List<List<Datum>> rows, boolean cut) {
    public AggregateAnswer {
        rows = rows.stream().map(List::copyOf).toList();
    }
}
