package dev.postern.demo.cast;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** When things happen: office hours and weekends for people, a flat line for machines. Times have milliseconds. */
public final class Rhythm {
    private record Shape(List<Integer> weekday, List<Integer> weekend, int flat) { }

    private final Instant start;
    private final int[] sums;

    private Rhythm(Instant start, int[] sums) {
        this.start = start;
        this.sums = sums;
    }

    public static Rhythm ofPeople(Instant start, int days) {
        Shape shape = shape();
        int[] sums = new int[days * 24];
        int sum = 0;
        for (int hour = 0; hour < sums.length; hour++) {
            sum += (weekend(start, hour / 24) ? shape.weekend() : shape.weekday()).get(hour % 24);
            sums[hour] = sum;
        }
        return new Rhythm(start, sums);
    }

    public static Rhythm ofMachines(Instant start, int days) {
        int[] sums = new int[days * 24];
        int flat = shape().flat();
        Arrays.setAll(sums, hour -> (hour + 1) * flat);
        return new Rhythm(start, sums);
    }

    public static boolean weekend(Instant start, int day) {
        DayOfWeek name = start.atZone(ZoneOffset.UTC).plusDays(day).getDayOfWeek();
        return name == DayOfWeek.SATURDAY || name == DayOfWeek.SUNDAY;
    }

    /** Times in order, as many as asked for. */
    public LongStream series(int count, Dice dice) {
        return LongStream.generate(() -> instant(dice).toEpochMilli()).limit(count).sorted();
    }

    public Instant instant(Dice dice) {
        int found = Arrays.binarySearch(sums, dice.below(sums[sums.length - 1]));
        int hour = found >= 0 ? found + 1 : -found - 1;
        return start.plus(Duration.ofHours(hour)).plusMillis(dice.below(3_600_000));
    }

    private static Shape shape() {
        return Resource.yaml("rhythm.yml", UnaryOperator.identity(), new TypeReference<Shape>() { });
    }
}
