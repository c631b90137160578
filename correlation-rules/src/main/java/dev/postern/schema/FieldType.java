package dev.postern.schema;

/** Types a stream field can have, each with the Java class that a {@link Row} holds for it and its DuckDB type. */
public enum FieldType {
    STRING(String.class, "VARCHAR"),
    LONG(Long.class, "BIGINT"),
    DOUBLE(Double.class, "DOUBLE"),
    BOOLEAN(Boolean.class, "BOOLEAN"),
    /** UTC instant, microsecond resolution on every target. */
    TIMESTAMP(java.time.Instant.class, "TIMESTAMP"),
    /** Address text in canonical form; the DDL adds {@code <name>_hex}, 32 hex digits, so that ranges compare as text. */
    IP(String.class, "VARCHAR"),
    /** Ordered texts. */
    LIST(java.util.List.class, "VARCHAR[]"),
    /** Names to values: text, number, boolean, list or a nested map. */
    JSON(java.util.Map.class, "JSON");

    private final Class<?> javaType;
    private final String duckDbType;

    FieldType(Class<?> javaType, String duckDbType) {
        this.javaType = javaType;
        this.duckDbType = duckDbType;
    }

    public Class<?> javaType() {
        return javaType;
    }

    public String duckDbType() {
        return duckDbType;
    }
}
