package dev.postern.rules.parse;

import dev.postern.rules.model.Template;
import dev.postern.schema.StreamSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a summary: words, {@code {field}}, {@code {field:default}} and, in a sequence, {@code {count.unit}}. */
final class TemplateReader {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}:]+)(?::([^{}]*))?}");
    private static final String COUNT = "count.";
    private static final String DASH = "-";

    private TemplateReader() {
    }

    /** @param steps names of the units that may be counted, in order of their steps */
    static Template read(StreamSchema stream, YamlNode node, List<String> steps) {
        String text = node.text().strip();
        List<Template.Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            words(node, text.substring(end, place.start()), parts);
            String name = place.group(1);
            String otherwise = place.group(2) == null ? DASH : place.group(2);
            parts.add(name.startsWith(COUNT) ? count(node, name.substring(COUNT.length()), steps)
                    : new Template.Value(FieldNames.resolve(stream, name, node.place()), otherwise));
            end = place.end();
        }
        words(node, text.substring(end), parts);
        return new Template(parts);
    }

    private static Template.Part count(YamlNode node, String unit, List<String> steps) {
        if (!steps.contains(unit)) {
            throw new RuleException(node.place(), "`{count." + unit + "}` names no step of this sequence" + NearestName.hint(unit, steps));
        }
        return new Template.Count(steps.indexOf(unit));
    }

    private static void words(YamlNode node, String words, List<Template.Part> parts) {
        if (words.contains("{") || words.contains("}")) {
            throw new RuleException(node.place(), "a brace that names no field is not supported in a summary");
        }
        if (!words.isEmpty()) {
            parts.add(new Template.Words(words.replaceAll("\\s+", " ")));
        }
    }
}
