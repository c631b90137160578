package dev.postern.normalise;

import dev.postern.schema.IpRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Addresses and ranges as a parameter lists them. */
public record AddressRanges(List<IpRange> ranges) {
    private static final AddressRanges NONE = new AddressRanges(List.of());

    public AddressRanges {
        ranges = List.copyOf(ranges);
    }

    /** What of the texts is an address or a range. */
    public static AddressRanges of(Collection<String> texts) {
        return texts.isEmpty() ? NONE : new AddressRanges(texts.stream().map(IpRange::parse).flatMap(Optional::stream).toList());
    }

    /** Each range as {@code lo-hi} in hex. */
    public List<String> texts() {
        return ranges.stream().map(IpRange::text).toList();
    }

    /** Addresses that the ranges cover together, overlaps counted once; IPv6 in /64 networks. */
    public double count() {
        List<IpRange> merged = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparing(IpRange::lo)).forEach(range -> {
            int last = merged.size() - 1;
            if (last >= 0 && range.lo().compareTo(merged.get(last).hi()) <= 0) {
                IpRange before = merged.get(last);
                merged.set(last, before.contains(range) ? before : new IpRange(before.lo(), range.hi()));
            } else {
                merged.add(range);
            }
        });
        return merged.stream().mapToDouble(IpRange::addresses).sum();
    }
}
