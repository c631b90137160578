package dev.postern.source.namedlist;

/**
 * One entry of a list.
 *
 * @param entry as the file has it, in lower case
 * @param note  why it is there; an empty text where the file does not say
 */
record ListEntry(String entry, String note) {
}
