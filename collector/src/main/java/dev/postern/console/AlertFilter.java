package dev.postern.console;

import dev.postern.rules.model.Severity;
import dev.postern.schema.Row;
import dev.postern.sink.local.AlertCase;
import dev.postern.sink.local.CaseState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which alerts are shown, as the address bar says it. Texts are empty where nothing is asked; they match as parts, in either case.
 *
 * @param severity the lowest severity that is shown
 * @param state    open, acknowledged, closed, all; active is what is not closed, and what is shown where nothing is asked
 * @param assignee part of the login name of who works on it
 * @param text     looked for in rule, title, summary, actor and object
 * @param from     first day, UTC
 * @param to       last day, UTC
 * @param problems what was asked and could not be understood
 */
record AlertFilter(String severity, String state, String assignee, String rule, String actor, String object, String text, String from, String to, List<String> problems) {
    static final List<String> SEVERITIES = Stream.of(Severity.values()).map(Severity::word).toList();
    static final String ACTIVE = "active";
    static final List<String> STATES = List.of(ACTIVE, CaseState.OPEN.word(), CaseState.ACKNOWLEDGED.word(), CaseState.CLOSED.word(), "all");
    /** Years that the engine's microseconds can hold with ease. */
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;
    private static final Instant LAST = Instant.parse(LAST_YEAR + "-12-31T23:59:59Z");

    /** @param query value of a parameter, {@code null} where it is absent */
    static AlertFilter of(UnaryOperator<String> query) {
        List<String> problems = new ArrayList<>();
        String severity = text(query.apply("severity"));
        if (!severity.isEmpty() && !SEVERITIES.contains(severity)) {
            problems.add("There is no severity '" + severity + "'; severities are " + String.join(", ", SEVERITIES) + ".");
            severity = "";
        }
        String state = text(query.apply("state"));
        if (!state.isEmpty() && !STATES.contains(state)) {
            problems.add("There is no state '" + state + "'; states are " + String.join(", ", STATES) + ".");
            state = "";
        }
        return new AlertFilter(severity, state.isEmpty() ? ACTIVE : state, text(query.apply("assignee")), text(query.apply("rule")), text(query.apply("actor")), text(query.apply("object")), text(query.apply("q")),
                date(query.apply("from"), problems), date(query.apply("to"), problems), List.copyOf(problems));
    }

    Instant since() {
        return from.isEmpty() ? Instant.EPOCH : LocalDate.parse(from).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    Instant until() {
        return to.isEmpty() ? LAST : LocalDate.parse(to).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1000);
    }

    /** Whether an alert of the span is asked for. */
    boolean matches(Row alert, AlertCase standing) {
        return (state.equals("all") || (state.equals(ACTIVE) ? standing.active() : state.equals(standing.state().word())))
                && in(assignee, standing.assignee())
                && SEVERITIES.indexOf(alert.text("severity")) >= SEVERITIES.indexOf(severity)
                && in(rule, alert.text("rule_id"))
                && in(actor, alert.text("actor_id"))
                && in(object, alert.text("object_name"), alert.text("object_id"), alert.text("object_type"))
                && in(text, alert.text("rule_id"), alert.text("rule_title"), alert.text("summary"), alert.text("actor_id"), alert.text("object_name"));
    }

    private static boolean in(String part, String... texts) {
        return part.isEmpty() || Stream.of(texts).anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)));
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    /** A day that was asked for; empty where none was, or none that can be shown, which is then a problem. */
    static String date(String value, List<String> problems) {
        String date = text(value);
        try {
            if (date.isEmpty()) {
                return date;
            }
            int year = LocalDate.parse(date).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // Said below, as for a year out of range.
        }
        problems.add("'" + date + "' is not a date such as 2026-11-02; it was left out.");
        return "";
    }
}
