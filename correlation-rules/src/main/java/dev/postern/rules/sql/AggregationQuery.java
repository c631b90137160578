package dev.postern.rules.sql;

import dev.postern.rules.model.Aggregation;
import dev.postern.rules.model.GroupKey;
import dev.postern.rules.model.Measure;
import dev.postern.schema.Ddl;
import dev.postern.schema.DerivedField;
import dev.postern.schema.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Queries of aggregations. Parameters: {@code $1} the beginning of the span and {@code $2} its end, which is not part of it, both in
 * microseconds since 1970.
 */
final class AggregationQuery {
    private static final String IN_SPAN = "e.time >= make_timestamp($1) AND e.time < make_timestamp($2)";

    private final Aggregation query;
    private final ConditionSql conditions = new ConditionSql(Bounds.EVERYTHING);

    AggregationQuery(Aggregation query) {
        this.query = query;
    }

    /** @param most rows that are answered where the query sets no lower limit */
    String text(int most) {
        List<String> columns = new ArrayList<>();
        query.by().forEach(key -> columns.add(group(key) + " AS " + Ddl.quote(key.column())));
        query.measures().forEach(measure -> columns.add(measure(measure) + " AS " + Ddl.quote(measure.name())));
        String groups = query.by().isEmpty() ? "" : "\nGROUP BY " + IntStream.rangeClosed(1, query.by().size()).mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "SELECT\n  " + String.join(",\n  ", columns) + "\nFROM (\n  " + counted() + "\n) e" + groups + order()
                + "\nLIMIT " + Math.min(most, query.limit().orElse(most));
    }

    /** The rows of the span that count, once per event id. */
    private String counted() {
        String filter = "\n  WHERE " + IN_SPAN + query.condition().map(condition -> "\n    AND " + conditions.of(condition)).orElse("");
        String table = Ddl.quote(query.stream().name());
        if (query.scope() == Aggregation.Scope.ALL) {
            return "SELECT e.* FROM " + table + " e" + filter + "\n  " + CurrentRows.first();
        }
        return "SELECT e.* FROM " + CurrentRows.of(query.stream()) + " e" + filter;
    }

    private static String group(GroupKey key) {
        if (key instanceof GroupKey.Bucket bucket) {
            return "make_timestamp(epoch_us(e.time) // " + micros(bucket) + " * " + micros(bucket) + ")";
        }
        if (key instanceof GroupKey.Derived derived) {
            return derived(derived.field());
        }
        GroupKey.Value value = (GroupKey.Value) key;
        String column = SqlText.column(value.field().name());
        boolean text = value.field().type() == FieldType.STRING || value.field().type() == FieldType.IP;
        return text ? column : "CAST(" + column + " AS VARCHAR)";
    }

    private static String derived(DerivedField field) {
        String found = "regexp_extract(" + SqlText.column(field.from().name()) + ", " + SqlText.literal(field.pattern()) + ", 1)";
        String names = field.names().entrySet().stream()
                .map(name -> " WHEN " + SqlText.literal(name.getKey()) + " THEN " + SqlText.literal(name.getValue())).collect(Collectors.joining());
        return "CASE " + found + " WHEN '' THEN NULL" + names + " ELSE " + found + " END";
    }

    private String measure(Measure measure) {
        if (measure instanceof Measure.Count) {
            return "count(*)";
        }
        if (measure instanceof Measure.Share share) {
            return "CAST(count(*) FILTER (WHERE " + conditions.of(share.of()) + ") AS DOUBLE) / nullif(count(*), 0)";
        }
        Measure.OfField of = (Measure.OfField) measure;
        return of.function().name().toLowerCase(Locale.ROOT) + "(" + SqlText.column(of.field().name()) + ")";
    }

    private String order() {
        List<String> columns = query.columns().stream().map(Aggregation.Column::name).toList();
        List<String> order = query.fullOrder().stream()
                .map(column -> columns.indexOf(column.column()) + 1 + (column.descending() ? " DESC" : " ASC") + " NULLS LAST").toList();
        return order.isEmpty() ? "" : "\nORDER BY " + String.join(", ", order);
    }

    private static long micros(GroupKey.Bucket bucket) {
        return bucket.width().toSeconds() * 1_000_000;
    }
}
