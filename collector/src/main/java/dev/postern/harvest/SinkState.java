package dev.postern.harvest;

import dev.postern.sink.DeliveryLevel;
import java.util.Optional;

/**
 * How a sink fares.
 *
 * @param level   what "delivered" means there now
 * @param problem why the last delivery did not go through; empty where it did
 */
public record SinkState(String name, DeliveryLevel level, Optional<String> problem) {
}
