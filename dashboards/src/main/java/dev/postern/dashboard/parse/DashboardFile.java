package dev.postern.dashboard.parse;

/**
 * A file as it was read.
 *
 * @param path below the folder of dashboards, with forward slashes
 */
public record DashboardFile(String path, String text) {
    /** Name without folder and ending. */
    String stem() {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yml$", "");
    }
}
