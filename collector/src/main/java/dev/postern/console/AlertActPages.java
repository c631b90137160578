package dev.postern.console;

import dev.postern.console.access.Role;
import dev.postern.evaluate.ActRefused;
import dev.postern.evaluate.AlertActs;
import dev.postern.sink.local.CaseAct;
import dev.postern.sink.local.CaseAct.Kind;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code POST /alerts/{id}}: what analysts do with an alert. Every form leads back to the alert's page. */
final class AlertActPages {
    static final Set<Role> ROLES = Set.of(Role.ANALYST, Role.RESPONDER);
    /** Kinds that a form of the page may ask for, by their word. */
    private static final Set<Kind> KINDS = Set.of(Kind.ACKNOWLEDGE, Kind.ASSIGN, Kind.NOTE, Kind.CLOSE, Kind.REOPEN);
    /** Kinds that may be done to a whole incident. */
    private static final Set<Kind> WIDE = Set.of(Kind.ACKNOWLEDGE, Kind.ASSIGN, Kind.CLOSE);

    private final AlertActs acts;
    private final AlertPages pages;

    AlertActPages(AlertActs acts, AlertPages pages) {
        this.acts = acts;
        this.pages = pages;
    }

    void route(Routes routes) {
        routes.act("/alerts/{id}", ROLES, this::act);
    }

    private void act(Context context) {
        AlertPages.Found found = pages.find(context);
        Kind kind = kind(context);
        List<String> alerts = new ArrayList<>(List.of(found.alert().text("dedup_key")));
        if (WIDE.contains(kind) && "incident".equals(context.formParam("scope"))) {
            alerts.addAll(found.activeSiblings());
        }
        Map<String, String> details = details(context, kind);
        try {
            int done = acts.perform(new AlertActs.Request(Words.orEmpty(context.formParam("id")), Routes.visitor(context).name(),
                    Optional.ofNullable(context.ip()), seen(context), kind, alerts, details));
            context.redirect(Links.alert(alerts.get(0)) + "?done=" + word(kind) + "&count=" + done + "#triage", HttpStatus.SEE_OTHER);
        } catch (ActRefused e) {
            context.status(HttpStatus.CONFLICT);
            pages.show(context, found, form -> form.refused(e.getMessage(), details.getOrDefault(CaseAct.NOTE, ""), details.getOrDefault(CaseAct.VERDICT, "")));
        }
    }

    private static Map<String, String> details(Context context, Kind kind) {
        Map<String, String> details = new TreeMap<>();
        String note = Words.orEmpty(context.formParam("note")).strip();
        if (!note.isEmpty()) {
            details.put(CaseAct.NOTE, note);
        }
        if (kind == Kind.CLOSE) {
            details.put(CaseAct.VERDICT, Words.orEmpty(context.formParam("verdict")));
        }
        if (kind == Kind.ASSIGN) {
            details.put(CaseAct.ASSIGNEE, Words.orEmpty(context.formParam("assignee")));
        }
        return details;
    }

    private static Kind kind(Context context) {
        String word = Words.orEmpty(context.formParam("act"));
        return KINDS.stream().filter(kind -> word(kind).equals(word)).findFirst().orElseThrow(BadRequestResponse::new);
    }

    private static Optional<Integer> seen(Context context) {
        try {
            return Optional.of(Integer.parseInt(Words.orEmpty(context.formParam("seen"))));
        } catch (NumberFormatException e) {
            throw new BadRequestResponse();
        }
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What was done, in a sentence, as the address after an act says it; empty where it says nothing that is known. */
    static String said(String done, String count) {
        Optional<Kind> kind = Stream.of(Kind.values()).filter(one -> KINDS.contains(one) && word(one).equals(done)).findFirst();
        if (kind.isEmpty() || count == null || !count.matches("\\d{1,5}")) {
            return "";
        }
        String alerts = count.equals("1") ? "The alert" : count + " alerts of the incident";
        String are = count.equals("1") ? " is " : " are ";
        return count.equals("0") ? "That was done already." : switch (kind.get()) {
            case ACKNOWLEDGE -> alerts + are + "taken up.";
            case ASSIGN -> alerts + are + "given on.";
            case CLOSE -> alerts + are + "closed.";
            case REOPEN -> alerts + are + "open again.";
            default -> "The note is kept.";
        };
    }
}
