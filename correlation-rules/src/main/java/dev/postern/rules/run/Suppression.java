package dev.postern.rules.run;

/**
 * A document that could not be asked for a tenant that had rows in the slot, since a list it needs is not there.
 *
 * @param unit   name of the document
 * @param tenant the tenant; empty where the rows carry none
 */
public record Suppression(String ruleId, String unit, String tenant, String list, Reason reason) {
    /** Why the list could not be used. */
    public enum Reason {
        /** No complete generation with an entry is there. */
        MISSING,
        /** The last complete generation is too old. */
        STALE
    }
}
