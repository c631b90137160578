package dev.postern.evaluate;

import dev.postern.harvest.Committer;
import dev.postern.rules.parse.NearestName;
import dev.postern.schema.Row;
import dev.postern.sink.local.ActRows;
import dev.postern.sink.local.AlertCase;
import dev.postern.sink.local.AlertQueries;
import dev.postern.sink.local.CaseAct;
import dev.postern.sink.local.CaseAct.Kind;
import dev.postern.sink.local.CaseQueries;
import dev.postern.sink.local.CaseState;
import dev.postern.sink.local.LocalStore;
import dev.postern.sink.local.Verdict;
import dev.postern.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What people do with alerts. Each act is a row of stream {@code audit} that is committed like any other, so that it reaches every
 * sink; it shows at once. Thread-safe: one act at a time.
 */
public final class AlertActs {
    /** More characters than this are not a note. */
    public static final int LONGEST_NOTE = 4000;
    /** Source of the rows that the console makes. */
    public static final String SOURCE = "console";

    private final Committer committer;
    private final LocalStore store;
    private final AlertQueries alerts;
    private final CaseQueries cases;
    private final Clock clock;

    public AlertActs(Committer committer, LocalStore store, Clock clock) {
        this.committer = committer;
        this.store = store;
        this.alerts = new AlertQueries(store);
        this.cases = new CaseQueries(store);
        this.clock = clock;
    }

    /**
     * Something that somebody wants to do.
     *
     * @param id      UUID that the form was given; the same form sent twice acts once
     * @param seen    how many acts the person saw on the first alert; empty where it does not matter
     * @param alerts  dedup keys; the first is the one that is meant, the others are taken along where the act fits them
     * @param details by name, see {@link CaseAct}
     */
    public record Request(String id, String actor, Optional<String> from, Optional<Integer> seen, Kind kind, List<String> alerts,
            Map<String, String> details) {
        public Request {
            alerts = List.copyOf(alerts);
            details = Map.copyOf(details);
        }
    }

    /**
     * Does it.
     *
     * @return how many alerts it was done to; none where the same form was sent before
     * @throws ActRefused where the first alert is not there, has moved on meanwhile, or does not stand so that the act fits, and where a detail is wanting
     * @throws dev.postern.outbox.OutboxException where it cannot be made durable; then nothing is done
     */
    public synchronized int perform(Request request) {
        String id = formId(request.id());
        checkDetails(request);
        List<CaseAct> acts = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        Instant now = clock.now().truncatedTo(ChronoUnit.MICROS);
        for (String key : request.alerts()) {
            Row alert = alerts.find(key).orElseThrow(() -> new ActRefused("There is no alert of this key any more."));
            AlertCase standing = cases.find(key).orElseThrow(() -> new ActRefused("There is no alert of this key any more."));
            if (acts.isEmpty() && standing.acts().stream().anyMatch(act -> act.id().startsWith(id))) {
                return 0;
            }
            Optional<String> problem = problem(request, standing, acts.isEmpty());
            if (problem.isEmpty()) {
                CaseAct act = new CaseAct(id + "#" + acts.size(), key, alert.text("rule_title"), now, request.actor(), request.from(), request.kind(), request.details());
                acts.add(act);
                rows.add(ActRows.row(act, alert.text("tenant")));
            } else if (acts.isEmpty()) {
                throw new ActRefused(problem.get());
            }
        }
        committer.commitOwn(SOURCE, rows.get(0).text("tenant"), rows);
        store.show(acts);
        return acts.size();
    }

    private static String formId(String id) {
        try {
            return SOURCE + ":" + UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ActRefused("The form is not complete; load the page again.");
        }
    }

    private static void checkDetails(Request request) {
        String note = request.details().getOrDefault(CaseAct.NOTE, "");
        if (note.length() > LONGEST_NOTE) {
            throw new ActRefused("The text has " + note.length() + " characters; " + LONGEST_NOTE + " are the most.");
        }
        String verdict = request.details().getOrDefault(CaseAct.VERDICT, "");
        if (request.kind() == Kind.CLOSE && Verdict.ofWord(verdict).isEmpty()) {
            throw new ActRefused("Say what the alert turned out to be" + NearestName.find(verdict, verdicts()).map(near -> "; did you mean " + near + "?").orElse("."));
        }
        if ((request.kind() == Kind.CLOSE || request.kind() == Kind.REOPEN) && note.isBlank()) {
            throw new ActRefused("Give a reason.");
        }
        if (request.kind() == Kind.NOTE && note.isBlank()) {
            throw new ActRefused("The note is empty.");
        }
    }

    private static List<String> verdicts() {
        return java.util.stream.Stream.of(Verdict.values()).map(Verdict::word).toList();
    }

    private static Optional<String> problem(Request request, AlertCase standing, boolean meant) {
        boolean moved = meant && request.seen().isPresent() && request.seen().get() != standing.acts().size();
        if (moved && request.kind() != Kind.NOTE) {
            String who = standing.acts().isEmpty() ? "Somebody" : standing.acts().get(standing.acts().size() - 1).actor();
            return Optional.of(who + " did something with this alert after your page was loaded. Look at it again, then act.");
        }
        return switch (request.kind()) {
            case ACKNOWLEDGE -> standing.state() == CaseState.OPEN ? Optional.empty() : Optional.of("The alert is " + standing.state().word() + " already.");
            case CLOSE -> standing.state() == CaseState.CLOSED ? Optional.of("The alert is closed already.") : Optional.empty();
            case REOPEN -> standing.state() == CaseState.CLOSED ? Optional.empty() : Optional.of("The alert is not closed.");
            case ASSIGN, NOTE, STEP -> Optional.empty();
        };
    }
}
