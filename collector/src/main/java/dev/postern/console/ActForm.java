package dev.postern.console;

import dev.postern.console.access.Visitor;
import java.util.List;
import java.util.UUID;

/**
 * What the forms of an alert's page need.
 *
 * @param allowed  whether the visitor may act
 * @param refusal  why the visitor may not; empty where they may
 * @param address  where the forms go
 * @param login    where the visitor can log in
 * @param people   who an alert can be given to
 * @param others   how many other alerts of the incident are not closed
 * @param problem  why the last act was refused; empty where none was
 * @param done     what the last act did; empty where none was
 * @param text     what was typed into the refused form
 * @param verdict  what was chosen in the refused form
 */
record ActForm(boolean allowed, String refusal, String address, String login, String token, List<String> people, int others, String problem,
        String done, String text, String verdict) {

    static ActForm of(Visitor visitor, String address, List<String> people, int others, String done) {
        boolean allowed = visitor.may(AlertActPages.ROLES);
        String refusal = allowed ? "" : visitor.loggedIn() ? "Your login has no role that may act on alerts; that takes analyst or responder."
                : "Log in as analyst or responder to act on this alert.";
        return new ActForm(allowed, refusal, address, visitor.loggedIn() ? "" : LocalPath.login(address), visitor.token(), people, others, "", done, "", "");
    }

    /** An id for the act of one form, so that the form acts once. */
    String newId() {
        return UUID.randomUUID().toString();
    }

    ActForm refused(String why, String typed, String chosen) {
        return new ActForm(allowed, refusal, address, login, token, people, others, why, "", typed, chosen);
    }
}
