package dev.postern.playbook.run;

import dev.postern.playbook.model.Work;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody recorded of a step. */
public enum Outcome {
    /** It was done. */
    DONE,
    /** It was left out on purpose; the way goes on as if it had been done. */
    SKIPPED,
    /** A decision was answered with yes. */
    YES,
    /** A decision was answered with no. */
    NO,
    /** The record before it was taken back; the step is open again. */
    UNDONE;

    /** The word that forms and files use, such as {@code done}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of a word; empty where there is none. */
    public static Optional<Outcome> ofWord(String word) {
        return Stream.of(values()).filter(outcome -> outcome.word().equals(word)).findFirst();
    }

    /** What can be recorded of such work while it is open, in the order in which a form offers it. */
    public static List<Outcome> of(Work work) {
        return work instanceof Work.Decision ? List.of(YES, NO) : List.of(DONE, SKIPPED);
    }

    boolean fits(Work work) {
        return this == UNDONE || of(work).contains(this);
    }
}
