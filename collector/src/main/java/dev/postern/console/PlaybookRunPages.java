package dev.postern.console;

import dev.postern.evaluate.ActRefused;
import dev.postern.evaluate.AlertActs;
import dev.postern.playbook.run.Outcome;
import dev.postern.sink.local.CaseAct;
import dev.postern.sink.local.CaseAct.Kind;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** {@code /alerts/{id}/playbook}: how far the playbook of an incident is, and the forms that record it. */
final class PlaybookRunPages {
    private final ConsoleParts parts;
    private final AlertPages alerts;
    private final PlaybookShelf shelf;
    private final Templates templates;

    PlaybookRunPages(ConsoleParts parts, AlertPages alerts, PlaybookShelf shelf, Templates templates) {
        this.parts = parts;
        this.alerts = alerts;
        this.shelf = shelf;
        this.templates = templates;
    }

    void route(Routes routes) {
        routes.read("/alerts/{id}/playbook", this::one);
        routes.act("/alerts/{id}/playbook", AlertActPages.ROLES, this::record);
    }

    private void one(Context context) {
        PlaybookRun run = run(context);
        if (run.key().equals(context.pathParam("id"))) {
            show(context, run, "");
        } else {
            context.redirect(Links.runbook(run.key()));
        }
    }

    private PlaybookRun run(Context context) {
        return PlaybookRun.of(alerts.find(context), shelf).orElseThrow(NotFoundResponse::new);
    }

    private void show(Context context, PlaybookRun run, String problem) {
        templates.show(context, "runbook", RunbookView.of(run.alert(), run.standing(), run.progress(), shelf, Routes.visitor(context), parts.clock().now(),
                () -> UUID.randomUUID().toString(), problem));
    }

    private void record(Context context) {
        PlaybookRun run = run(context);
        Outcome outcome = Outcome.ofWord(Words.orEmpty(context.formParam("outcome"))).orElseThrow(BadRequestResponse::new);
        String step = Words.orEmpty(context.formParam("step"));
        String playbook = run.progress().playbook().id();
        if (!playbook.equals(context.formParam("playbook")) || run.progress().playbook().step(step).isEmpty()) {
            throw new BadRequestResponse();
        }
        Map<String, String> details = new TreeMap<>(Map.of(CaseAct.PLAYBOOK, playbook, CaseAct.STEP, step, CaseAct.OUTCOME, outcome.word()));
        String note = Words.orEmpty(context.formParam("note")).strip();
        if (!note.isEmpty()) {
            details.put(CaseAct.NOTE, note);
        }
        try {
            parts.acts().perform(new AlertActs.Request(Words.orEmpty(context.formParam("id")), Routes.visitor(context).name(),
                    Optional.ofNullable(context.ip()), Optional.empty(), Kind.STEP, List.of(run.key()), details));
            context.redirect(Links.runbook(run.key()) + "#next", HttpStatus.SEE_OTHER);
        } catch (ActRefused e) {
            context.status(HttpStatus.CONFLICT);
            show(context, run, e.getMessage());
        }
    }
}
