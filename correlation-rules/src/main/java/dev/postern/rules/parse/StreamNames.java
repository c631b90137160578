package dev.postern.rules.parse;

import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;

/** Resolves names of streams. */
final class StreamNames {
    private StreamNames() {
    }

    /** @throws RuleException where there is no such stream, with the nearest name */
    static StreamSchema resolve(YamlNode node, Schema schema) {
        String name = node.text();
        if (!schema.has(name)) {
            throw new RuleException(node.place(), "there is no stream `" + name + "`"
                    + NearestName.hint(name, schema.streams().stream().map(StreamSchema::name).toList()));
        }
        return schema.stream(name);
    }
}
