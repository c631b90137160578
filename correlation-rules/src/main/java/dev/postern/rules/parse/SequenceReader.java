package dev.postern.rules.parse;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.Header;
import dev.postern.rules.model.Place;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Sequence;
import dev.postern.rules.model.Severity;
import dev.postern.rules.model.Trigger;
import dev.postern.schema.StreamSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a Sigma correlation of type {@code temporal_ordered} with our refinement of its steps. */
final class SequenceReader {
    private static final Set<String> CORRELATION_KEYS = Set.of("type", "rules", "group-by", "timespan", "aliases");
    private static final Set<String> SEQUENCE_KEYS = Set.of("steps", "tolerance", "levels");
    private static final Set<String> STEP_KEYS = Set.of("count", "within");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final YamlMap document;
    private final YamlMap block;
    private final YamlMap correlation;
    private final Map<String, RuleUnit> units;

    private SequenceReader(YamlMap document, Map<String, RuleUnit> units) {
        this.document = document.only(ExtensionKeys.STEPS_DOCUMENT);
        this.block = document.get(ExtensionKeys.BLOCK).map().only(ExtensionKeys.STEPS_BLOCK);
        this.correlation = document.get("correlation").map().only(CORRELATION_KEYS);
        this.units = units;
    }

    /** @param units units of single rows by name */
    static RuleUnit read(YamlMap document, Map<String, RuleUnit> units) {
        return new SequenceReader(document, units).unit();
    }

    private RuleUnit unit() {
        if (!correlation.text("type").equals("temporal_ordered")) {
            throw new RuleException(correlation.get("type").place(), "correlation type `" + correlation.text("type")
                    + "` is not supported: only temporal_ordered");
        }
        YamlMap refinement = block.get("sequence").map().only(SEQUENCE_KEYS);
        Duration within = Durations.parse(correlation.get("timespan"));
        List<Sequence.Step> steps = steps(refinement, within);
        Sequence sequence = new Sequence(steps, within, refinement.find("tolerance").map(Durations::parse).orElse(TOLERANCE),
                levels(refinement.get("levels").map(), steps.size()));
        Header header = HeaderReader.read(document);
        Severity least = sequence.levels().get(sequence.alertsFrom());
        StreamSchema stream = ((Trigger.OneRow) steps.get(0).unit().trigger()).stream();
        AlertForm alert = AlertForms.read(block, stream, least, List.of(), steps.stream().map(step -> step.unit().name()).toList());
        return new RuleUnit(document.place(), block.text("rule"), document.text("name"), header, new Trigger.Steps(sequence), List.of(),
                Optional.of(alert));
    }

    private List<Sequence.Step> steps(YamlMap refinement, Duration within) {
        List<YamlNode> names = correlation.get("rules").items();
        if (names.size() < 2) {
            throw new RuleException(correlation.get("rules").place(), "a sequence has at least two steps");
        }
        List<RuleUnit> named = names.stream().map(this::unit).toList();
        Optional<YamlMap> refined = refinement.find("steps").map(YamlNode::map);
        refined.ifPresent(map -> map.only(named.stream().map(RuleUnit::name).toList()));
        List<Sequence.Step> steps = new ArrayList<>();
        for (RuleUnit unit : named) {
            Optional<YamlMap> own = refined.flatMap(map -> map.find(unit.name())).map(node -> node.map().only(STEP_KEYS));
            int count = own.flatMap(map -> map.find("count")).map(node -> node.wholeNumber(1)).orElse(1);
            Duration gap = own.flatMap(map -> map.find("within")).map(Durations::parse).orElse(within);
            if (steps.isEmpty() && own.isPresent()) {
                throw new RuleException(own.get().place(), "the first step is one event: it takes no count and no `within`");
            }
            if (gap.compareTo(within) > 0) {
                throw new RuleException(own.orElseThrow().get("within").place(), "a step's `within` is longer than the whole timespan");
            }
            steps.add(new Sequence.Step(unit, KeyNames.resolve(correlation, unit), count, gap));
        }
        return steps;
    }

    private RuleUnit unit(YamlNode name) {
        RuleUnit unit = units.get(name.text());
        if (unit == null) {
            throw new RuleException(name.place(), "there is no unit of single rows named `" + name.text() + "`"
                    + NearestName.hint(name.text(), units.keySet()));
        }
        return unit;
    }

    private static Map<Integer, Severity> levels(YamlMap map, int steps) {
        Map<Integer, Severity> levels = new TreeMap<>();
        map.values().forEach((key, node) -> {
            Place place = map.keys().get(key);
            if (!key.matches("[2-9]") || Integer.parseInt(key) > steps) {
                throw new RuleException(place, "`levels` gives a severity to a number of steps from 2 to " + steps);
            }
            levels.put(Integer.parseInt(key), HeaderReader.severity(node));
        });
        if (levels.isEmpty()) {
            throw new RuleException(map.place(), "`levels` needs at least one entry");
        }
        return levels;
    }
}
