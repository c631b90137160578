package dev.postern.playbook.model;

import dev.postern.rules.model.Severity;
import java.time.Duration;

/**
 * An alert that a drill waits for.
 *
 * @param severity at least this
 * @param within   time from the inject that causes it
 */
public record ExpectedAlert(Ref rule, Severity severity, Ref inject, Duration within) {
}
