package dev.postern.rules.model;

import dev.postern.schema.StreamSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A question that is answered by counting: rows of one stream in a span of time, filtered, de-duplicated, grouped and measured. It
 * says nothing of the target that answers it.
 *
 * @param place     where the query begins
 * @param condition what a row has to meet; empty takes every row
 * @param measures  at least one
 * @param by        what makes a group; without any there is one group, of all rows, even where there is no row
 * @param order     columns that come first in the order; the rest of {@code by} follows
 * @param limit     most groups that are answered, the first in order
 */
public record Aggregation(
        Place place,
        StreamSchema stream,
        Scope scope,
        Optional<Condition> condition,
        List<Measure> measures,
        List<GroupKey> by,
        List<Order> order,
        OptionalInt limit) {

    /** Which rows are looked at. */
    public enum Scope {
        /** Every row that was sent. */
        ALL,
        /** Of each thing, the row that tells how it stands, see {@link StreamSchema#current()}. */
        CURRENT
    }

    /** Ascending unless {@code descending}; what is absent comes last both ways. */
    public record Order(String column, boolean descending) {
    }

    /** What a column of the answer holds. */
    public enum Holds { TIME, TEXT, NUMBER }

    /** A column of the answer. */
    public record Column(String name, Holds holds) {
    }

    public Aggregation {
        measures = List.copyOf(measures);
        by = List.copyOf(by);
        order = List.copyOf(order);
    }

    /** Columns of the answer: those of {@code by}, then the measures. */
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        by.forEach(key -> columns.add(new Column(key.column(), key instanceof GroupKey.Bucket ? Holds.TIME : Holds.TEXT)));
        measures.forEach(measure -> columns.add(new Column(measure.name(), measure.holds())));
        return columns;
    }

    /** The bucket of time, where there is one. */
    public Optional<GroupKey.Bucket> bucket() {
        return by.stream().filter(GroupKey.Bucket.class::isInstance).map(GroupKey.Bucket.class::cast).findFirst();
    }

    /** The whole order: what was asked for, then the bucket from the newest, then the other columns of {@code by}. */
    public List<Order> fullOrder() {
        List<Order> full = new ArrayList<>(order);
        List<Order> rest = new ArrayList<>();
        by.stream().filter(GroupKey.Bucket.class::isInstance).forEach(key -> rest.add(new Order(key.column(), true)));
        by.stream().filter(key -> !(key instanceof GroupKey.Bucket)).forEach(key -> rest.add(new Order(key.column(), false)));
        rest.stream().filter(column -> order.stream().noneMatch(asked -> asked.column().equals(column.column()))).forEach(full::add);
        return full;
    }
}
