package dev.postern.playbook.model;

/**
 * A call over HTTP as data; this version executes none.
 *
 * @param path below the service, or a full address; a placeholder in it is one path segment
 * @param body JSON text in which a placeholder stands where a JSON value stands; empty for none
 */
public record Rest(String method, String path, String body) {
}
