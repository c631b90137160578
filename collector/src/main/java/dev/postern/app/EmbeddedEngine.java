package dev.postern.app;

import dev.postern.evaluate.AlertActs;
import dev.postern.evaluate.AlertFeed;
import dev.postern.evaluate.Evaluator;
import dev.postern.sink.local.LocalStore;

/** The parts of a home that exist where rules run here. */
record EmbeddedEngine(LocalStore store, Evaluator evaluator, AlertFeed feed, AlertActs acts) {
}
