package dev.postern.playbook.model;

import java.util.List;
import java.util.Optional;

/** What a step consists of. */
public sealed interface Work {
    /** Somebody does what the step's guidance says. */
    record Manual() implements Work {
    }

    /** Something is read or kept; nothing changes. */
    record Query(Call call) implements Work {
    }

    /** Something changes. */
    record Action(Call call, Optional<Approval> approval, Undo undo, Optional<Verify> verify) implements Work {
    }

    /** A question that is answered yes or no; the answer is the way on. */
    record Decision(String ask, Optional<Ref> onYes, Optional<Ref> onNo) implements Work {
    }

    /** Messages go out. */
    record Notify(List<Ref> notifications) implements Work {
        public Notify {
            notifications = List.copyOf(notifications);
        }
    }

    /** The word that files use, such as {@code decision}. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
