package dev.postern.rules.sql;

import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.Lookup;
import dev.postern.schema.FieldType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Membership in live lists, read from the common table {@code entry}. */
final class LookupSql {
    /** Entries of fresh lists; a query that uses a lookup defines it once. */
    static final String ENTRIES = "entry";

    private final Bounds bounds;

    LookupSql(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Definition of the entries of the named lists. */
    String entries(Collection<String> lists) {
        return ENTRIES + " AS MATERIALIZED (\n  SELECT tenant, list, entry, lo, hi FROM current_list\n  WHERE " + bounds.freshList()
                + " AND list IN (" + names(lists) + ")\n)";
    }

    /** TRUE where each of the lists is there and fresh for the tenant of the row {@code e}. */
    static String present(Collection<String> lists) {
        return lists.stream().map(list -> "EXISTS (SELECT 1 FROM " + ENTRIES + " l WHERE l.tenant = e.tenant AND l.list = "
                + SqlText.literal(list) + ")").collect(Collectors.joining(" AND "));
    }

    String holds(Lookup lookup) {
        String statement = statement(lookup);
        return lookup.optional() ? "(" + present(lookup.lists()) + " AND " + statement + ")" : statement;
    }

    private static String statement(Lookup lookup) {
        List<String> lists = Stream.concat(lookup.lists().stream(), lookup.optionalLists().stream()).distinct().toList();
        String inside = "EXISTS (SELECT 1 FROM " + ENTRIES + " l WHERE l.tenant = e.tenant AND l.list IN (" + names(lists) + ") AND "
                + contains(lookup) + ")";
        return switch (lookup.holds()) {
            case ANY_INSIDE -> some(lookup, inside);
            case ANY_OUTSIDE -> some(lookup, "NOT " + inside);
            case ALL_INSIDE -> "(" + some(lookup, "TRUE") + " AND NOT " + some(lookup, "NOT " + inside) + ")";
        };
    }

    /** TRUE where some value that is there and not empty meets the test on {@code u.v}. */
    private static String some(Lookup lookup, String test) {
        return "EXISTS (SELECT 1 FROM unnest(" + values(lookup) + ") AS u(v) WHERE u.v <> '' AND " + test + ")";
    }

    private static String values(Lookup lookup) {
        FieldRef field = lookup.field();
        return lookup.kind() == Lookup.Kind.RANGE && field.type() == FieldType.IP
                ? "[" + ValueSql.hex(field) + " || '-' || " + ValueSql.hex(field) + "]" : ValueSql.many(field);
    }

    private static String contains(Lookup lookup) {
        return switch (lookup.kind()) {
            case EXACT -> "l.entry = lower(u.v)";
            case DOMAIN -> "(l.entry = " + DOMAIN + " OR (starts_with(l.entry, '*.') AND ends_with(" + DOMAIN + ", substr(l.entry, 2))))";
            case RANGE -> "l.lo <= split_part(u.v, '-', 1) AND l.hi >= split_part(u.v, '-', 2)";
        };
    }

    /** What follows the last {@code @}, line breaks included. */
    private static final String DOMAIN = "lower(regexp_replace(u.v, '^.*@', '', 's'))";

    private static String names(Collection<String> lists) {
        return lists.stream().map(SqlText::literal).collect(Collectors.joining(", "));
    }
}
