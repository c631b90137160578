package dev.postern.sink.local;

/**
 * Bounds of the embedded engine.
 *
 * @param memory  most memory it takes, as DuckDB reads it
 * @param threads most threads of one query
 */
public record LocalLimits(String memory, int threads) {
    public static final LocalLimits DEFAULT = new LocalLimits("512MB", 2);
}
