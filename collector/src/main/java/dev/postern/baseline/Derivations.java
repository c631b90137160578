package dev.postern.baseline;

import dev.postern.schema.IpRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fields that follow from parameters alone. */
final class Derivations {
    private Derivations() {
    }

    /** Hosts in lower case, without the brackets of address literals. */
    static List<String> smartHosts(List<String> hosts) {
        return hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT))
                .map(host -> host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host)
                .filter(host -> !host.isEmpty()).toList();
    }

    /** What of the texts is an address or a range. */
    static List<IpRange> ranges(List<String> texts) {
        return texts.stream().map(IpRange::parse).flatMap(Optional::stream).toList();
    }

    /** Addresses that the ranges cover together, overlaps counted once; IPv6 in /64 networks. */
    static double addresses(List<IpRange> ranges) {
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
