package dev.postern.baseline;

import dev.postern.normalise.AddressRanges;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** An order on the values of a property: the higher the rank, the safer. Values are canonical. */
sealed interface RankOrder {
    /** Empty where the order does not know the value. */
    OptionalLong rank(Object value);

    /** Named levels; keys are {@link Canonical#text} in lower case. */
    record Levels(Map<String, Long> ranks) implements RankOrder {
        @Override
        public OptionalLong rank(Object value) {
            Long rank = ranks.get(Canonical.text(value).toLowerCase(Locale.ROOT));
            return rank == null ? OptionalLong.empty() : OptionalLong.of(rank);
        }
    }

    /** Set or not. */
    record Presence(long whenSet) implements RankOrder {
        @Override
        public OptionalLong rank(Object value) {
            return OptionalLong.of(value == null ? 0 : whenSet);
        }
    }

    /** Seconds of a time span. */
    record Span() implements RankOrder {
        @Override
        public OptionalLong rank(Object value) {
            return TimeSpan.seconds(Canonical.text(value));
        }
    }

    /** A limit: the lower the safer; 0 and {@code unlimited} limit nothing. */
    record Limit() implements RankOrder {
        @Override
        public OptionalLong rank(Object value) {
            if (value instanceof Long limit) {
                return OptionalLong.of(limit <= 0 ? -Long.MAX_VALUE : -limit);
            }
            return "unlimited".equalsIgnoreCase(Canonical.text(value)) ? OptionalLong.of(-Long.MAX_VALUE) : OptionalLong.empty();
        }
    }

    /** Addresses covered, counted down. */
    record Addresses() implements RankOrder {
        @Override
        public OptionalLong rank(Object value) {
            return OptionalLong.of(-(long) AddressRanges.of(parts(value, ";").toList()).count());
        }
    }

    /** Entries of a list, each worth {@code each}. */
    record Entries(long each) implements RankOrder {
        @Override
        public OptionalLong rank(Object value) {
            return OptionalLong.of(each * parts(value, ";").count());
        }
    }

    /** Flags with weights; keys in lower case. */
    record Weights(Map<String, Long> weights) implements RankOrder {
        @Override
        public OptionalLong rank(Object value) {
            return OptionalLong.of(parts(value, "[,;]").distinct()
                    .mapToLong(flag -> weights.getOrDefault(flag.toLowerCase(Locale.ROOT), 0L)).sum());
        }
    }

    private static Stream<String> parts(Object value, String separator) {
        Stream<String> texts = value instanceof List<?> list ? list.stream().map(Canonical::text)
                : Stream.of(Canonical.text(value)).flatMap(text -> Arrays.stream(text.split(separator)));
        return texts.map(String::strip).filter(text -> !text.isEmpty());
    }
}
