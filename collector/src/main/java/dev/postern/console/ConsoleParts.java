package dev.postern.console;

import dev.postern.console.access.Access;
import dev.postern.evaluate.AlertActs;
import dev.postern.evaluate.AlertFeed;
import dev.postern.sink.local.LocalStore;
import dev.postern.time.Clock;

/** What the console shows and asks. It closes none of it. */
public record ConsoleParts(LocalStore store, Clock clock, Access access, AlertActs acts, AlertFeed feed) {
}
