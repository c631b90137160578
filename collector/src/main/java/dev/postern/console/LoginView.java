package dev.postern.console;

/**
 * The login page.
 *
 * @param next    where the browser goes afterwards
 * @param name    as it was typed last
 * @param problem why the last try failed; empty at the first
 */
record LoginView(String next, String name, String problem) {
}
