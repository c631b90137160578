package dev.postern.playbook.parse;

import dev.postern.playbook.model.Ref;
import dev.postern.playbook.model.ValueType;
import dev.postern.rules.model.Severity;
import dev.postern.rules.parse.NearestName;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single values of a file. Every method throws an exception that names the place of what is wrong. */
final class Scalars {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})([mhd])");

    private Scalars() {
    }

    static Ref ref(YamlNode node) {
        return new Ref(node.place(), node.text());
    }

    static List<Ref> refs(YamlMap map, String key) {
        return map.find(key).map(node -> node.items().stream().map(Scalars::ref).toList()).orElse(List.of());
    }

    /** A text on one line: YAML's folded blocks end with a line feed. */
    static String prose(YamlMap map, String key) {
        return map.text(key).strip();
    }

    static Optional<String> proseIfAny(YamlMap map, String key) {
        return map.find(key).map(node -> node.text().strip());
    }

    /** A whole number and one of {@code m h d}. */
    static Duration span(YamlNode node) {
        Matcher span = SPAN.matcher(node.text());
        if (!span.matches()) {
            throw new PlaybookException(node.place(), "`" + node.text() + "` is no span of time such as 15m, 4h, 2d");
        }
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    static Severity severity(YamlNode node) {
        return word(node, "severity", Severity.values(), Severity::word);
    }

    static ValueType type(YamlNode node) {
        return word(node, "type", ValueType.values(), ValueType::word);
    }

    /** One of a closed choice of words. */
    static <E> E word(YamlNode node, String what, E[] choice, Function<E, String> spelling) {
        List<String> words = Arrays.stream(choice).map(spelling).toList();
        int index = words.indexOf(node.text());
        if (index < 0) {
            throw new PlaybookException(node.place(), "`" + node.text() + "` is no " + what + NearestName.hint(node.text(), words)
                    + "; there are " + String.join(", ", words));
        }
        return choice[index];
    }
}
