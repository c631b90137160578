package dev.postern.console;

/** The page of an error. */
record ErrorView(String title, String sentence) {
}
