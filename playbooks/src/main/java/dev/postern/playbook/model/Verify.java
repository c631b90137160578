package dev.postern.playbook.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a change is seen to have worked.
 *
 * @param call   what reads the state back; empty where a person looks
 * @param expect what has to be seen
 * @param watch  how long it has to stay so
 */
public record Verify(Optional<Call> call, String expect, Optional<Duration> watch) {
}
