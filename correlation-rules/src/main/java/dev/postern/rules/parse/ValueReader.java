package dev.postern.rules.parse;

import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.TextPattern;
import dev.postern.rules.model.ValueTest;
import dev.postern.schema.FieldType;
import java.math.BigDecimal;
import java.util.Locale;

/** Reads one value of a match into the test that it stands for. */
final class ValueReader {
    private final FieldRef field;
    private final String modifier;
    private final boolean cased;

    /** @param modifier the one that says how the value is read, or an empty text */
    ValueReader(FieldRef field, String modifier, boolean cased) {
        this.field = field;
        this.modifier = modifier;
        this.cased = cased;
    }

    ValueTest read(YamlNode node) {
        if (!(node instanceof YamlNode.Scalar value)) {
            throw new RuleException(node.place(), "a match takes a value or a list of values");
        }
        if (modifier.equals("exists")) {
            return new ValueTest.Present(truth(value));
        }
        if (value.kind() == YamlNode.Kind.NULL) {
            return absent(value);
        }
        return switch (modifier) {
            case "lt" -> number(ValueTest.Comparison.LESS, value);
            case "lte" -> number(ValueTest.Comparison.AT_MOST, value);
            case "gt" -> number(ValueTest.Comparison.GREATER, value);
            case "gte" -> number(ValueTest.Comparison.AT_LEAST, value);
            default -> plain(value);
        };
    }

    private ValueTest plain(YamlNode.Scalar value) {
        return switch (field.type()) {
            case LONG, DOUBLE -> number(ValueTest.Comparison.EQUAL, value);
            case BOOLEAN -> truthOrCleared(value);
            case STRING, IP, LIST -> text(value);
            case TIMESTAMP, JSON -> throw new RuleException(value.place(), "`" + field + "` is a "
                    + field.type().name().toLowerCase(Locale.ROOT) + ": only `exists` and null are supported for it");
        };
    }

    private ValueTest text(YamlNode.Scalar value) {
        if (modifier.equals("re")) {
            return new ValueTest.Regex(SafeRegex.check(value.text(), value.place()));
        }
        TextPattern pattern = TextPattern.parse(value.text());
        return new ValueTest.Text(pattern.widen(modifier.equals("contains") || modifier.equals("endswith"),
                modifier.equals("contains") || modifier.equals("startswith")), cased);
    }

    /** A switch inside a JSON field may have been cleared with an empty text; a column may not. */
    private ValueTest truthOrCleared(YamlNode.Scalar value) {
        if (!modifier.isEmpty() || cased) {
            throw new RuleException(value.place(), "`" + field + "` is true or false: it takes no modifier but `exists`");
        }
        if (field.path().isPresent() && value.text().isEmpty()) {
            return new ValueTest.Text(TextPattern.parse(""), false);
        }
        return new ValueTest.Truth(truth(value));
    }

    private ValueTest absent(YamlNode.Scalar value) {
        if (!modifier.isEmpty()) {
            throw new RuleException(value.place(), "null takes no modifier `" + modifier + "`");
        }
        return new ValueTest.Present(false);
    }

    private ValueTest number(ValueTest.Comparison comparison, YamlNode.Scalar value) {
        boolean numeric = field.type() == FieldType.LONG || field.type() == FieldType.DOUBLE;
        if (!numeric || !modifier.isEmpty() && comparison == ValueTest.Comparison.EQUAL || cased) {
            throw new RuleException(value.place(), "`" + field + "` is a " + field.type().name().toLowerCase(Locale.ROOT)
                    + ": modifier `" + (modifier.isEmpty() ? "cased" : modifier) + "` is not supported for it");
        }
        try {
            return new ValueTest.Number(comparison, new BigDecimal(value.text()));
        } catch (NumberFormatException e) {
            throw new RuleException(value.place(), "`" + value.text() + "` is no number");
        }
    }

    private boolean truth(YamlNode.Scalar value) {
        String word = value.text().toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            throw new RuleException(value.place(), "`" + field + "` takes true or false here, not `" + value.text() + "`");
        }
        return word.equals("true");
    }
}
