package dev.postern.evaluate;

import dev.postern.schema.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups alerts into incidents. Two alerts belong together where they share tenant and actor, or tenant and object, and less
 * than {@link #GAP} lies between them. System accounts join nothing: what they touch does.
 */
public final class Incidents {
    /** The longest chain of the catalogue waits this long for its next step. */
    public static final Duration GAP = Duration.ofHours(72);

    private Incidents() {
    }

    /** The most severe first, then by time. */
    public static List<Incident> of(List<Row> alerts) {
        int[] parent = new int[alerts.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            for (String key : keys(alerts.get(i))) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        byKey.values().forEach(members -> join(alerts, members, parent));
        Map<Integer, List<Row>> groups = new LinkedHashMap<>();
        for (int i = 0; i < parent.length; i++) {
            groups.computeIfAbsent(root(parent, i), k -> new ArrayList<>()).add(alerts.get(i));
        }
        return groups.values().stream().map(Incident::new)
                .sorted(Comparator.comparing((Incident incident) -> Incident.severity(incident.leading())).reversed().thenComparing(Incident::first)).toList();
    }

    private static void join(List<Row> alerts, List<Integer> members, int[] parent) {
        List<Integer> byTime = members.stream().sorted(Comparator.comparing(i -> alerts.get(i).time("first_time"))).toList();
        for (int i = 1; i < byTime.size(); i++) {
            Row earlier = alerts.get(byTime.get(i - 1));
            Row later = alerts.get(byTime.get(i));
            if (Duration.between(earlier.time("first_time"), later.time("first_time")).compareTo(GAP) <= 0) {
                parent[root(parent, byTime.get(i))] = root(parent, byTime.get(i - 1));
            }
        }
    }

    private static List<String> keys(Row alert) {
        List<String> keys = new ArrayList<>();
        String tenant = alert.text("tenant");
        String actor = alert.text("actor_id");
        if (actor != null && !actor.toLowerCase(java.util.Locale.ROOT).startsWith("nt authority\\")) {
            keys.add("actor\n" + tenant + "\n" + actor);
        }
        if (alert.text("object_name") != null) {
            keys.add("object\n" + tenant + "\n" + alert.text("object_type") + "\n" + alert.text("object_name").toLowerCase(java.util.Locale.ROOT));
        }
        return keys;
    }

    private static int root(int[] parent, int i) {
        int root = i;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }
}
