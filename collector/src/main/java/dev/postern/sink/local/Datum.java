package dev.postern.sink.local;

import java.time.Instant;

/** One value of an answer that was counted. */
public sealed interface Datum {
    /** There is none, which differs from an empty text and from 0. */
    enum Absent implements Datum { ABSENT }

    record Text(String text) implements Datum {
    }

    record Amount(double amount) implements Datum {
    }

    record Moment(Instant time) implements Datum {
    }
}
