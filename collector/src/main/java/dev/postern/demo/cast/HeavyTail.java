package dev.postern.demo.cast;

import java.util.Arrays;
import java.util.List;

/** Picks the first entries of a list much more often than the last: weight 1/(rank+3), as mail senders are spread. */
public final class HeavyTail<T> {
    private static final int UNIT = 100_000;
    private final List<T> entries;
    private final int[] sums;

    public HeavyTail(List<T> entries) {
        this.entries = List.copyOf(entries);
        sums = new int[entries.size()];
        int sum = 0;
        for (int rank = 0; rank < sums.length; rank++) {
            sum += UNIT / (rank + 3);
            sums[rank] = sum;
        }
    }

    public T pick(Dice dice) {
        int found = Arrays.binarySearch(sums, dice.below(sums[sums.length - 1]));
        return entries.get(found >= 0 ? found + 1 : -found - 1);
    }
}
