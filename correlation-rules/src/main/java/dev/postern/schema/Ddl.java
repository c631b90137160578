package dev.postern.schema;

import java.util.ArrayList;
import java.util.List;

/** DuckDB tables and views of the streams. Columns follow the fields; an {@code ip} field has a second column in hex. */
public final class Ddl {
    /** Number of the block that brought the row: grows with arrival, so that a slot of arrivals is a range of it. */
    public static final String ARRIVAL_COLUMN = "_block";

    private Ddl() {
    }

    /** One {@code CREATE TABLE IF NOT EXISTS} per stream, then the view of each list's last complete generation. */
    public static List<String> statements(Schema schema) {
        List<String> statements = new ArrayList<>();
        schema.streams().forEach(stream -> statements.add(table(stream)));
        statements.add(CURRENT_LISTS);
        return statements;
    }

    public static String table(StreamSchema stream) {
        List<String> columns = new ArrayList<>();
        columns.add(ARRIVAL_COLUMN + " BIGINT NOT NULL");
        for (Field field : stream.fields()) {
            columns.add(quote(field.name()) + " " + field.type().duckDbType());
            if (field.type() == FieldType.IP) {
                columns.add(quote(hexColumn(field)) + " VARCHAR");
            }
        }
        return "CREATE TABLE IF NOT EXISTS " + quote(stream.name()) + " (\n  " + String.join(",\n  ", columns) + "\n)";
    }

    /** Name of the hex column beside an {@code ip} field. */
    public static String hexColumn(Field field) {
        return field.name() + "_hex";
    }

    public static String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    private static final String CURRENT_LISTS = """
            CREATE OR REPLACE VIEW current_list AS
            WITH complete AS (
              SELECT tenant, list, generation
              FROM "list"
              GROUP BY tenant, list, generation
              HAVING count(DISTINCT position) = max(entries)
            ),
            latest AS (
              SELECT tenant, list, max(generation) AS generation FROM complete GROUP BY tenant, list
            )
            SELECT DISTINCT l.tenant, l.list, l.generation, l.entries, l.position, l.entry, l.lo, l.hi, l.time
            FROM "list" l
            JOIN latest USING (tenant, list, generation)""";
}
