package dev.postern.rules.parse;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.Condition;
import dev.postern.rules.model.Header;
import dev.postern.rules.model.Lookup;
import dev.postern.rules.model.RuleUnit;
import dev.postern.rules.model.Severity;
import dev.postern.rules.model.Trigger;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a document about single rows: {@code logsource}, {@code detection} and our refinements. */
final class RowUnitReader {
    private static final String PRODUCT = "postern";
    private static final Set<String> RAISE_KEYS = Set.of("when", "level");

    private final YamlMap document;
    private final YamlMap block;
    private final StreamSchema stream;
    private final Map<String, Condition> scope = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    private RowUnitReader(YamlMap document, Schema schema) {
        this.document = document.only(ExtensionKeys.ROW_DOCUMENT);
        this.block = document.get(ExtensionKeys.BLOCK).map().only(ExtensionKeys.ROW_BLOCK);
        this.stream = stream(document.get("logsource").map().only(Set.of("product", "service")), schema);
    }

    static RuleUnit read(YamlMap document, Schema schema) {
        return new RowUnitReader(document, schema).unit();
    }

    private RuleUnit unit() {
        YamlMap detection = document.get("detection").map();
        scope.putAll(DetectionReader.read(stream, detection));
        Condition condition = ConditionReader.read(detection.get("condition"), scope, used);
        List<Lookup> lookups = block.find("lookups").map(node -> LookupReader.read(stream, node.map())).orElse(List.of());
        for (Lookup lookup : lookups) {
            if (scope.put(lookup.name(), new Condition.Listed(lookup)) != null) {
                throw new RuleException(block.get("lookups").place(), "lookup `" + lookup.name() + "` has the name of a detection");
            }
        }
        Optional<Condition> where = block.find("where").map(node -> ConditionReader.read(node, scope, used));
        Header header = HeaderReader.read(document);
        Optional<AlertForm> alert = block.flag("unit-only") ? Optional.empty() : Optional.of(alert(header));
        for (String name : scope.keySet()) {
            if (!used.contains(name)) {
                throw new RuleException(detection.keys().getOrDefault(name, block.place()), "`" + name + "` is never used");
            }
        }
        return new RuleUnit(document.place(), block.text("rule"), document.text("name"), header,
                new Trigger.OneRow(stream, condition, where), lookups, alert);
    }

    private AlertForm alert(Header header) {
        Severity level = header.level().orElseThrow(() -> new RuleException(document.place(), "`level` is missing"));
        List<AlertForm.Raise> raises = new ArrayList<>();
        block.find("raise").ifPresent(list -> list.items().forEach(item -> {
            YamlMap raise = item.map().only(RAISE_KEYS);
            raises.add(new AlertForm.Raise(ConditionReader.read(raise.get("when"), scope, used),
                    HeaderReader.severity(raise.get("level"))));
        }));
        return AlertForms.read(block, stream, level, raises, List.of());
    }

    private static StreamSchema stream(YamlMap logsource, Schema schema) {
        if (!logsource.text("product").equals(PRODUCT)) {
            throw new RuleException(logsource.get("product").place(), "`product` is " + PRODUCT + ": rules read its streams");
        }
        return StreamNames.resolve(logsource.get("service"), schema);
    }
}
