package dev.postern.docs;

import dev.postern.schema.Ddl;
import dev.postern.schema.DerivedField;
import dev.postern.schema.Field;
import dev.postern.schema.FieldType;
import dev.postern.schema.Schema;
import dev.postern.schema.StreamSchema;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/streams.md} and {@code docs/reference/duckdb.sql} say what the schema says. */
class StreamsPageTest {
    private static final Schema SCHEMA = Schema.current();

    @Test
    void streamsPage() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Streams

                Generated from `correlation-rules/src/main/resources/schema/`; edit those files, not this page. Each stream becomes a
                DuckDB table, a Splunk sourcetype and a Microsoft Sentinel table. *CIM* is the name in Splunk's Common Information
                Model, *Sentinel* the column, *personal* marks data that the site's policy may hash or drop.

                """);
        for (StreamSchema stream : SCHEMA.streams()) {
            page.append("- [`").append(stream.name()).append("`](#").append(stream.name()).append("): ").append(stream.meaning()).append('\n');
        }
        SCHEMA.streams().forEach(stream -> stream(page, stream));
        parameters(page);
        GoldenPage.check("docs/reference/streams.md", page.toString());
    }

    @Test
    void duckDbTables() throws IOException {
        GoldenPage.check("docs/reference/duckdb.sql", "-- Tables and views of the embedded engine. Generated from the stream schema.\n\n"
                + String.join(";\n\n", Ddl.statements(SCHEMA)) + ";\n");
    }

    private static void stream(StringBuilder page, StreamSchema stream) {
        page.append("\n## ").append(stream.name()).append("\n\nOne row is ").append(stream.meaning()).append(". Version ").append(stream.version())
                .append("; a row may arrive ").append(stream.lateness().toHours()).append(" h after its event time.\n`event_id` is made of: ")
                .append(stream.identity()).append(".\n\n| Field | Type | Meaning | CIM | Sentinel | Personal |\n|---|---|---|---|---|---|\n");
        for (Field field : stream.fields()) {
            page.append("| `").append(field.name()).append("` | ").append(type(field)).append(" | ").append(Markdown.cell(field.meaning())).append(" | ")
                    .append(field.cim().map(cim -> "`" + cim + "`").orElse("")).append(" | `").append(field.sentinel()).append("` | ")
                    .append(field.personal() ? "yes" : "").append(" |\n");
        }
        stream.current().ifPresent(form -> page.append("\nRows are sent again; of one ")
                .append(form.key().stream().map(field -> "`" + field.name() + "`").collect(Collectors.joining(" and "))).append(" the row ")
                .append(form.highest().map(field -> "of the highest `" + field.name() + "`").orElse("that arrived last")).append(" tells how it stands.\n"));
        for (DerivedField field : stream.derived()) {
            page.append("\nDerived: `").append(field.name()).append("` from `").append(field.from().name()).append("`, ").append(field.meaning()).append(": ")
                    .append(field.names().entrySet().stream().map(name -> name.getKey() + " " + name.getValue()).collect(Collectors.joining(", "))).append(".\n");
        }
    }

    private static String type(Field field) {
        String type = field.type().name().toLowerCase(Locale.ROOT);
        return field.open() ? type + ", any names" : field.paths().isEmpty() ? type : type + ", [known names](#known-parameters)";
    }

    private static void parameters(StringBuilder page) {
        Map<FieldType, TreeSet<String>> byType = new TreeMap<>();
        SCHEMA.stream("audit").field("parameters").paths().forEach((name, type) -> byType.computeIfAbsent(type, key -> new TreeSet<>()).add(name));
        page.append("\n## Known parameters\n\nNames inside `parameters`, `before` and `effective` of [`audit`](#audit) that a rule may use.\n\n| Type | Names |\n|---|---|\n");
        byType.forEach((type, names) -> page.append("| ").append(type.name().toLowerCase(Locale.ROOT)).append(" | ")
                .append(List.copyOf(names).stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))).append(" |\n"));
    }
}
