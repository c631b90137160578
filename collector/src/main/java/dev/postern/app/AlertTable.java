package dev.postern.app;

import dev.postern.evaluate.Incident;
import dev.postern.evaluate.Incidents;
import dev.postern.schema.Row;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Alerts as a table for people, grouped by incident, the most severe first. */
final class AlertTable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final String ROW = "  %-13s %-7s %-16s  %s%n";

    private AlertTable() {
    }

    static void print(List<Row> alerts, PrintStream out) {
        List<Incident> incidents = Incidents.of(alerts);
        List<Incident> urgent = incidents.stream().filter(Incident::urgent).toList();
        List<Incident> others = incidents.stream().filter(incident -> !incident.urgent()).toList();
        int number = 0;
        for (Incident incident : urgent) {
            number++;
            Row leading = incident.leading();
            out.printf("%nINCIDENT %d  %s  %s to %s  %s%n", number, incident.severity().toUpperCase(java.util.Locale.ROOT), time(incident.first()),
                    time(incident.last()), Terminal.safe(leading.text("rule_title")));
            out.printf(ROW, "SEVERITY", "RULE", "TIME (UTC)", "WHAT HAPPENED");
            incident.alerts().forEach(alert -> line(alert, out));
        }
        if (!others.isEmpty()) {
            out.printf("%nLOW AND INFORMATIONAL%n");
            out.printf(ROW, "SEVERITY", "RULE", "TIME (UTC)", "WHAT HAPPENED");
            others.forEach(incident -> incident.alerts().forEach(alert -> line(alert, out)));
        }
        long above = urgent.stream().flatMap(incident -> incident.alerts().stream()).filter(alert -> new Incident(List.of(alert)).urgent()).count();
        out.printf("%n%d incident%s, %d alert%s above low, %d low or informational%n", urgent.size(), urgent.size() == 1 ? "" : "s",
                above, above == 1 ? "" : "s", alerts.size() - above);
    }

    private static void line(Row alert, PrintStream out) {
        out.printf(ROW, alert.text("severity"), alert.text("rule_id"), time(alert.time("first_time")), Terminal.safe(alert.text("summary")));
        difference(alert).ifPresent(text -> out.printf(ROW, "", "", "", "  " + Terminal.safe(text)));
    }

    /** What was before and is now, where a snapshot knew it. */
    private static Optional<String> difference(Row alert) {
        Map<String, Object> before = alert.json("before") == null ? Map.of() : alert.json("before");
        Map<String, Object> after = alert.json("after") == null ? Map.of() : alert.json("after");
        String text = before.keySet().stream().filter(after::containsKey).sorted()
                .map(name -> name + ": " + value(before.get(name)) + " \u2192 " + value(after.get(name))).collect(Collectors.joining("; "));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String value(Object value) {
        String text = value instanceof List<?> list ? list.stream().map(String::valueOf).collect(Collectors.joining(", ")) : String.valueOf(value);
        return value == null || text.isEmpty() ? "(nothing)" : text;
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
