package dev.postern.console;

import dev.postern.console.access.Visitor;

/**
 * What stands around every page.
 *
 * @param visitor who asks
 * @param login   address of the login page, with the way back here
 */
record Frame(Visitor visitor, String login) {
}
