package dev.postern.playbook.model;

/**
 * A message that a step sends.
 *
 * @param id   such as {@code incident-open}
 * @param to   who receives it, in words: not everybody who has to know takes part
 * @param via  how it reaches them
 * @param says what it has to say
 */
public record Notification(String id, String to, String via, String says) {
}
