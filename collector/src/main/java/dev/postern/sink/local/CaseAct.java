package dev.postern.sink.local;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something that a person did with an alert. As a row it is an operation in stream {@code audit}, see {@link ActRows}.
 *
 * @param id       event id of the row
 * @param alert    dedup key of the alert
 * @param title    title of the alert
 * @param actor    login name
 * @param from     address that the person came from; empty where unknown
 * @param details  by parameter name, see the constants
 */
public record CaseAct(String id, String alert, String title, Instant time, String actor, Optional<String> from, Kind kind, Map<String, String> details) {
    public static final String ASSIGNEE = "Assignee";
    public static final String VERDICT = "Verdict";
    public static final String NOTE = "Note";
    public static final String PLAYBOOK = "Playbook";
    public static final String STEP = "Step";
    public static final String OUTCOME = "Outcome";

    /** What was done; the operation is the name it has in the row. */
    public enum Kind {
        ACKNOWLEDGE("Acknowledge-Alert"),
        ASSIGN("Set-AlertAssignee"),
        NOTE("Add-AlertNote"),
        CLOSE("Close-Alert"),
        REOPEN("Reopen-Alert"),
        STEP("Set-PlaybookStep");

        private final String operation;

        Kind(String operation) {
            this.operation = operation;
        }

        public String operation() {
            return operation;
        }

        static Optional<Kind> ofOperation(String operation) {
            return Stream.of(values()).filter(kind -> kind.operation.equals(operation)).findFirst();
        }
    }

    public CaseAct {
        details = java.util.Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** A detail; empty where the act has none of that name. */
    public String detail(String name) {
        return details.getOrDefault(name, "");
    }
}
