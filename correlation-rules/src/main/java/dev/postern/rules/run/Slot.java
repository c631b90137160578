package dev.postern.rules.run;

/**
 * A range of arrivals: blocks after {@code after}, up to and including {@code upTo}.
 *
 * @param after the last block that an earlier slot covered; 0 for the first
 */
public record Slot(long after, long upTo) {
    public Slot {
        if (upTo < after) {
            throw new IllegalArgumentException("a slot up to block " + upTo + " cannot begin after block " + after);
        }
    }
}
