package dev.postern.rules.parse;

import dev.postern.rules.model.AlertForm;
import dev.postern.rules.model.FieldRef;
import dev.postern.rules.model.Severity;
import dev.postern.schema.FieldType;
import dev.postern.schema.StreamSchema;
import java.util.List;

/** Reads how the alert of a document looks. */
final class AlertForms {
    private AlertForms() {
    }

    /**
     * @param stream the stream whose fields the summary and the key name; in a sequence, that of the first step
     * @param steps  names of units that the summary may count
     */
    static AlertForm read(YamlMap block, StreamSchema stream, Severity level, List<AlertForm.Raise> raises, List<String> steps) {
        YamlNode dedup = block.get("dedup");
        List<FieldRef> key = dedup.items().stream().map(node -> FieldNames.resolve(stream, node.text(), node.place())).toList();
        if (key.isEmpty() || key.stream().anyMatch(field -> field.type() == FieldType.JSON)) {
            throw new RuleException(dedup.place(), "`dedup` names at least one field, and none that is a json as a whole");
        }
        return new AlertForm(level, raises, TemplateReader.read(stream, block.get("summary"), steps), key,
                block.text("next-step").strip(), block.text("playbook"));
    }
}
