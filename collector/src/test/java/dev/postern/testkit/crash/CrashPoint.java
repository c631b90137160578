package dev.postern.testkit.crash;

/** A step of the chain at which the process can be killed, in the order in which a record passes them. */
public enum CrashPoint {
    /** Bytes of a file were read; nothing is parsed yet. */
    READ,
    /** The source has parsed a page and handed it over. */
    PARSE,
    /** A block of the page is in the transaction, which is not committed. */
    WRITE,
    /** The page is committed; nobody was told. */
    COMMIT,
    /** Blocks were taken for the receiver; nothing is sent. */
    BEFORE_SEND,
    /** The receiver has the request; the sender has read no answer. */
    SEND(Place.RECEIVER),
    /** The sender has the answer and asks for the acknowledgement. */
    ANSWER(Place.RECEIVER),
    /** The sender has the acknowledgement; the outbox does not know. */
    ACK,
    /** The embedded engine has the rows; the outbox does not know. */
    STORE,
    /** The delivered block is deleted in a transaction that is not committed. */
    DELETE,
    /** The delivery is settled and durable. */
    SETTLE;

    private enum Place { PROCESS, RECEIVER }

    private final Place place;

    CrashPoint() {
        this(Place.PROCESS);
    }

    CrashPoint(Place place) {
        this.place = place;
    }

    /** The receiver sees this step and has to do the killing; else the process halts itself. */
    public boolean seenByReceiver() {
        return place == Place.RECEIVER;
    }
}
