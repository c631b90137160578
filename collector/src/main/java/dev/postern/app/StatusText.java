package dev.postern.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** Status for people. */
final class StatusText {
    private StatusText() {
    }

    static void print(JsonNode status, PrintStream out) {
        out.println(status.path("running").asBoolean() ? "service is running" : "service is not running");
        out.printf("%n%-20s %-9s %-26s %10s %10s %10s %9s%n", "SOURCE", "STATE", "LAST ROWS", "READ", "COMMITTED", "DUPLICATE", "REJECTED");
        for (JsonNode source : status.path("sources")) {
            out.printf("%-20s %-9s %-26s %10d %10d %10d %9d%n", source.path("name").asText(), source.path("state").asText("-"), source.path("lastRows").asText("-"),
                    source.path("read").asLong(), source.path("committed").asLong(), source.path("duplicates").asLong(), source.path("rejected").asLong());
            if (source.has("error")) {
                out.printf("  %s; next try %s%n", Terminal.safe(source.path("error").asText()), source.path("nextTry").asText());
            }
        }
        out.printf("%n%-20s %-9s %10s %10s %10s %12s %8s%n", "SINK", "LEVEL", "COMMITTED", "DELIVERED", "WAITING", "BYTES", "DEAD");
        for (JsonNode sink : status.path("sinks")) {
            out.printf("%-20s %-9s %10d %10d %10d %12d %8d%n", sink.path("name").asText(), sink.path("level").asText("-"), sink.path("committed").asLong(), sink.path("delivered").asLong(),
                    sink.path("waiting").asLong(), sink.path("waitingBytes").asLong(), sink.path("dead").asLong());
            if (sink.has("problem")) {
                out.println("  " + Terminal.safe(sink.path("problem").asText()));
            }
        }
        if (status.has("alerts")) {
            out.printf("%n%d alerts%n", status.path("alerts").asLong());
        }
        out.printf("%n%d dead letters%n", status.path("deadLetters").asLong());
        for (JsonNode letter : status.path("newestDeadLetters")) {
            out.println("  " + Terminal.safe(letter.path("origin").asText() + ": " + letter.path("position").asText() + ": " + letter.path("reason").asText()));
        }
    }
}
