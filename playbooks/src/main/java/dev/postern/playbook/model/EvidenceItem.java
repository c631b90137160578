package dev.postern.playbook.model;

/**
 * Something to keep.
 *
 * @param id   such as {@code mail-flow-snapshot}
 * @param what what it is
 * @param keep how it is kept
 */
public record EvidenceItem(String id, String what, String keep) {
}
