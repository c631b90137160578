package dev.postern.playbook.parse;

/**
 * A file as it was read.
 *
 * @param path below the module's content, with forward slashes; its first folder is {@code playbooks}, {@code actions} or {@code drills}
 */
public record PlaybookFile(String path, String text) {
    String folder() {
        return path.substring(0, Math.max(0, path.indexOf('/')));
    }

    /** Name without folder and ending. */
    String stem() {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.yml$", "");
    }
}
