package dev.postern.baseline;

/**
 * What the change register says of an operation or a change.
 *
 * @param ticket   change record that covers it; empty where none does
 * @param approver who approved that record; empty where none does
 */
public record Approval(Verdict verdict, String ticket, String approver) {
    /** Approved; a record names the object and the operation but not what was passed; no record names them. */
    public enum Verdict { APPROVED, OVER_SCOPE, NONE }

    static final Approval OVER_SCOPE = new Approval(Verdict.OVER_SCOPE, "", "");
    static final Approval NONE = new Approval(Verdict.NONE, "", "");

    boolean approved() {
        return verdict == Verdict.APPROVED;
    }
}
