package dev.postern.playbook.model;

/**
 * What can be passed to an action.
 *
 * @param name as the system behind it spells the name
 */
public record Parameter(String name, ValueType type, boolean required, String meaning) {
}
