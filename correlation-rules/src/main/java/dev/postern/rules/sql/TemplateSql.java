package dev.postern.rules.sql;

import dev.postern.rules.model.Template;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** A summary as one text. Values come from outside: control characters become blanks and long values are cut. */
final class TemplateSql {
    /** Longest value in a summary, in characters. */
    private static final int LONGEST_VALUE = 300;

    private TemplateSql() {
    }

    /** @param count expression for how many events of a step count */
    static String of(Template template, IntFunction<String> count) {
        return template.parts().isEmpty() ? "''"
                : template.parts().stream().map(part -> part(part, count)).collect(Collectors.joining(" || "));
    }

    private static String part(Template.Part part, IntFunction<String> count) {
        if (part instanceof Template.Words words) {
            return SqlText.literal(words.text());
        }
        if (part instanceof Template.Count counted) {
            return "CAST(" + count.apply(counted.step()) + " AS VARCHAR)";
        }
        Template.Value value = (Template.Value) part;
        return "coalesce(nullif(left(regexp_replace(" + ValueSql.readable(value.field()) + ", '[[:cntrl:]]+', ' ', 'g'), " + LONGEST_VALUE
                + "), ''), " + SqlText.literal(value.otherwise()) + ")";
    }
}
