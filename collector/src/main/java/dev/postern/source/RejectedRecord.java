package dev.postern.source;

/** One native record cannot become rows. The message is the reason, one sentence without the position. */
public final class RejectedRecord extends Exception {
    public RejectedRecord(String reason) {
        super(reason, null, false, false);
    }
}
