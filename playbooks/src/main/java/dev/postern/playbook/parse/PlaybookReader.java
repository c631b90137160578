package dev.postern.playbook.parse;

import dev.postern.playbook.model.EvidenceItem;
import dev.postern.playbook.model.Notification;
import dev.postern.playbook.model.Playbook;
import dev.postern.playbook.model.Role;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Variable;
import dev.postern.rules.parse.YamlMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Reads one playbook. */
final class PlaybookReader {
    private static final Set<String> KEYS = Set.of("id", "title", "version", "severity", "use", "rules", "attack", "roles", "variables",
            "notifications", "evidence", "steps", "drill");
    private static final Pattern ID = Pattern.compile("P[1-9]\\d?");
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

    private PlaybookReader() {
    }

    static Playbook read(YamlMap file) {
        file.only(KEYS);
        return new Playbook(file.place(), id(file), Scalars.prose(file, "title"), file.text("version"), Scalars.severity(file.get("severity")),
                Scalars.prose(file, "use"), Scalars.refs(file, "rules"), attack(file), entries(file, "roles", PlaybookReader::role),
                entries(file, "variables", PlaybookReader::variable), entries(file, "notifications", PlaybookReader::notification),
                entries(file, "evidence", PlaybookReader::evidence), steps(file), file.find("drill").map(Scalars::ref));
    }

    private static String id(YamlMap file) {
        if (!ID.matcher(file.text("id")).matches()) {
            throw new PlaybookException(file.get("id").place(), "`" + file.text("id") + "` is no id of a playbook such as P1");
        }
        return file.text("id");
    }

    private static List<String> attack(YamlMap file) {
        file.get("attack").items().stream().filter(node -> !TECHNIQUE.matcher(node.text()).matches()).findFirst().ifPresent(node -> {
            throw new PlaybookException(node.place(), "`" + node.text() + "` is no ATT&CK technique such as T1199 or T1496.004");
        });
        return file.texts("attack");
    }

    private static List<Step> steps(YamlMap file) {
        List<Step> steps = file.get("steps").items().stream().map(node -> StepReader.read(node.map())).toList();
        Set<String> seen = new HashSet<>();
        for (Step step : steps) {
            if (!seen.add(step.slug()) || step.slug().equals(Step.END)) {
                throw new PlaybookException(step.place(), "there is a step `" + step.slug() + "` already, or the name is reserved");
            }
        }
        if (steps.isEmpty()) {
            throw new PlaybookException(file.get("steps").place(), "a playbook has steps");
        }
        return steps;
    }

    private static Role role(String id, YamlMap map) {
        map.only(Set.of("title", "does"));
        return new Role(id, Scalars.prose(map, "title"), Scalars.prose(map, "does"));
    }

    private static Variable variable(String id, YamlMap map) {
        map.only(Set.of("type", "from", "shown"));
        return new Variable(id, Scalars.type(map.get("type")), Scalars.prose(map, "from"), Scalars.prose(map, "shown"));
    }

    private static Notification notification(String id, YamlMap map) {
        map.only(Set.of("to", "via", "says"));
        return new Notification(id, Scalars.prose(map, "to"), Scalars.prose(map, "via"), Scalars.prose(map, "says"));
    }

    private static EvidenceItem evidence(String id, YamlMap map) {
        map.only(Set.of("what", "keep"));
        return new EvidenceItem(id, Scalars.prose(map, "what"), Scalars.prose(map, "keep"));
    }

    /** Entries of a map by id, in the order of the file; none where the key is missing. */
    private static <T> List<T> entries(YamlMap file, String key, BiFunction<String, YamlMap, T> entry) {
        Optional<YamlMap> map = file.find(key).map(node -> node.map());
        return map.map(found -> found.values().entrySet().stream().map(each -> entry.apply(each.getKey(), each.getValue().map())).toList())
                .orElse(List.of());
    }
}
