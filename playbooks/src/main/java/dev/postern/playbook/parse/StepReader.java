package dev.postern.playbook.parse;

import dev.postern.playbook.model.Approval;
import dev.postern.playbook.model.Phase;
import dev.postern.playbook.model.Step;
import dev.postern.playbook.model.Undo;
import dev.postern.playbook.model.Verify;
import dev.postern.playbook.model.Work;
import dev.postern.rules.parse.YamlMap;
import dev.postern.rules.parse.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads one step. Which keys it may have depends on its kind. */
final class StepReader {
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final List<String> COMMON = List.of("slug", "title", "phase", "kind", "role", "sla", "do", "evidence");

    private enum Kind {
        MANUAL("next"), QUERY("action", "with", "next"), DECISION("ask", "on-yes", "on-no"), NOTIFY("tell", "next"),
        ACTION("action", "with", "needs-approval", "rollback", "irreversible", "verify", "next");

        private final Set<String> keys;

        Kind(String... own) {
            keys = new TreeSet<>(COMMON);
            keys.addAll(List.of(own));
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private StepReader() {
    }

    static Step read(YamlMap map) {
        Kind kind = Scalars.word(map.get("kind"), "kind of step", Kind.values(), Kind::word);
        map.only(kind.keys);
        if (!SLUG.matcher(map.text("slug")).matches()) {
            throw new PlaybookException(map.get("slug").place(), "a slug is lower-case words with hyphens, not `" + map.text("slug") + "`");
        }
        if (kind == Kind.MANUAL) {
            map.get("do");
        }
        return new Step(map.place(), map.text("slug"), Scalars.prose(map, "title"),
                Scalars.word(map.get("phase"), "phase", Phase.values(), Phase::word), Scalars.ref(map.get("role")),
                map.find("sla").map(Scalars::span), Scalars.proseIfAny(map, "do"), Scalars.refs(map, "evidence"), work(kind, map),
                map.find("next").map(Scalars::ref));
    }

    private static Work work(Kind kind, YamlMap map) {
        return switch (kind) {
            case MANUAL -> new Work.Manual();
            case QUERY -> new Work.Query(ArgumentReader.call(map));
            case DECISION -> new Work.Decision(Scalars.prose(map, "ask"), map.find("on-yes").map(Scalars::ref), map.find("on-no").map(Scalars::ref));
            case NOTIFY -> new Work.Notify(map.get("tell").items().stream().map(Scalars::ref).toList());
            case ACTION -> new Work.Action(ArgumentReader.call(map), map.find("needs-approval").map(StepReader::approval), undo(map),
                    map.find("verify").map(StepReader::verify));
        };
    }

    private static Approval approval(YamlNode node) {
        YamlMap map = node.map().only(Set.of("roles", "count"));
        map.get("roles");
        return new Approval(map.place(), Scalars.refs(map, "roles"), map.get("count").wholeNumber(1));
    }

    private static Undo undo(YamlMap map) {
        if (map.find("rollback").isPresent() && map.flag("irreversible")) {
            throw new PlaybookException(map.get("irreversible").place(), "a step has a rollback or is irreversible, not both");
        }
        return map.flag("irreversible") ? new Undo.Irreversible()
                : map.find("rollback").<Undo>map(node -> new Undo.Rollback(ArgumentReader.call(node.map().only(Set.of("action", "with")))))
                .orElseGet(Undo.Unsaid::new);
    }

    private static Verify verify(YamlNode node) {
        YamlMap map = node.map().only(Set.of("action", "with", "expect", "watch"));
        return new Verify(map.find("action").map(action -> ArgumentReader.call(map)), Scalars.prose(map, "expect"),
                map.find("watch").map(Scalars::span));
    }
}
