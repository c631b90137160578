package dev.postern.rules.model;

/**
 * Where something stands in a rule or case file.
 *
 * @param file   path below the rules folder, with forward slashes
 * @param line   from 1
 * @param column from 1
 */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
