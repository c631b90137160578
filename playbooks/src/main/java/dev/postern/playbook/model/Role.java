package dev.postern.playbook.model;

/**
 * Who takes part in a response.
 *
 * @param id    such as {@code mail-ops}
 * @param title such as {@code Mail operations}
 * @param does  what the role is there for
 */
public record Role(String id, String title, String does) {
}
