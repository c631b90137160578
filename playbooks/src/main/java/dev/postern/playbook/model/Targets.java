package dev.postern.playbook.model;

import java.time.Duration;

/**
 * Times that a drill measures against, each from the first inject.
 *
 * @param detect      until the first expected alert
 * @param acknowledge until somebody took it
 * @param contain     until the containment was verified
 */
public record Targets(Duration detect, Duration acknowledge, Duration contain) {
}
