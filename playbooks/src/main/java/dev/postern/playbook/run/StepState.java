package dev.postern.playbook.run;

/** Where a step stands in a run of its playbook. */
public enum StepState {
    DONE("done"),
    SKIPPED("skipped"),
    /** Answered with yes. */
    YES("answered yes"),
    /** Answered with no. */
    NO("answered no"),
    /** Open, and the turn has come to it. */
    NEXT("next"),
    /** Open, and the way may come to it. */
    LATER("later"),
    /** The answers lead past it. It may have a record from before an answer was corrected. */
    NOT_ON_THE_WAY("not on the way");

    private final String words;

    StepState(String words) {
        this.words = words;
    }

    /** As pages show it, such as {@code answered yes}. */
    public String words() {
        return words;
    }

    /** Whether nothing is left to do. */
    public boolean settled() {
        return compareTo(NEXT) < 0;
    }

    static StepState of(Outcome outcome) {
        return switch (outcome) {
            case DONE -> DONE;
            case SKIPPED -> SKIPPED;
            case YES -> YES;
            case NO -> NO;
            case UNDONE -> throw new IllegalArgumentException("a record that was taken back is no state");
        };
    }
}
