package dev.postern.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The whole configuration of {@code postern run}, as the YAML file has it; defaults are filled in by {@link ConfigReader}. */
public record PosternConfig(
        @JsonPropertyDescription("name of the mail organisation; goes with every row") String tenant,
        @JsonPropertyDescription("name of this collector (default postern)") Optional<String> collector,
        @JsonPropertyDescription("folder for state, events and lock; one process owns it") Path home,
        @JsonPropertyDescription("CSV register of approved changes") Optional<Path> approvals,
        @JsonPropertyDescription("what is read") List<SourceConfig> sources,
        @JsonPropertyDescription("where rows go besides the embedded engine") Optional<List<SinkConfig>> sinks,
        @JsonPropertyDescription("when the parts of the service run") Optional<ScheduleConfig> schedule,
        @JsonPropertyDescription("bounds of the outbox") Optional<OutboxConfig> outbox,
        @JsonPropertyDescription("the embedded engine and its bounds") Optional<EngineConfig> engine,
        @JsonPropertyDescription("how changes are judged") Optional<GuardConfig> guard,
        @JsonPropertyDescription("where the web console is served (default: not at all)") Optional<ConsoleConfig> console) {

    public static final String COLLECTOR = "postern";

    public String collectorName() {
        return collector.orElse(COLLECTOR);
    }

    public List<SinkConfig> sinksOrNone() {
        return sinks.orElse(List.of());
    }

    public ScheduleConfig scheduleOrDefault() {
        return schedule.orElseGet(() -> new ScheduleConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    public OutboxConfig outboxOrDefault() {
        return outbox.orElseGet(() -> new OutboxConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    public EngineConfig engineOrDefault() {
        return engine.orElseGet(() -> new EngineConfig(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    public GuardConfig guardOrDefault() {
        return guard.orElseGet(() -> new GuardConfig(Optional.empty()));
    }

    void validate(String file) {
        if (tenant == null || tenant.isBlank()) {
            throw new ConfigException(file + ": `tenant` is missing; name the mail organisation");
        }
        if (home == null) {
            throw new ConfigException(file + ": `home` is missing; name a folder for state and events");
        }
        if (sources == null || sources.isEmpty()) {
            throw new ConfigException(file + ": `sources` is missing or empty; there is nothing to read");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            String place = file + ": sources[" + i + "]";
            sources.get(i).validate(place);
            if (!names.add(sources.get(i).name())) {
                throw new ConfigException(place + ": the name '" + sources.get(i).name() + "' is taken; give each source its own");
            }
        }
        validateSinks(file);
        outboxOrDefault().validate(file);
        engineOrDefault().validate(file);
        console.ifPresent(served -> served.validate(file + ": console"));
    }

    private void validateSinks(String file) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < sinksOrNone().size(); i++) {
            SinkConfig sink = sinksOrNone().get(i);
            String place = file + ": sinks[" + i + "]";
            if (sink == null) {
                throw new ConfigException(place + " is empty; give it `type`, `name`, `url` and `token`");
            }
            sink.validate(place);
            if (!names.add(sink.name())) {
                throw new ConfigException(place + ": the name '" + sink.name() + "' is taken; give each sink its own");
            }
        }
        if (!engineOrDefault().isEnabled() && names.isEmpty()) {
            throw new ConfigException(file + ": the embedded engine is off and there are no `sinks`, so rows would go nowhere; name a sink, or leave"
                    + " `engine.enabled` out");
        }
        if (!engineOrDefault().isEnabled() && console.isPresent()) {
            throw new ConfigException(file + ": `console` shows what the embedded engine holds, but `engine.enabled` is false; leave one of them out");
        }
    }

    /** When the parts of the service run. */
    public record ScheduleConfig(
            @JsonPropertyDescription("pause between deliveries (default 2s)") Optional<Duration> deliver,
            @JsonPropertyDescription("pause between evaluations of the rules (default 30s)") Optional<Duration> evaluate,
            @JsonPropertyDescription("pause between health rows (default 5m)") Optional<Duration> health,
            @JsonPropertyDescription("longest pause of a failing source (default 10m)") Optional<Duration> longestBackoff) {
        public Duration deliverEvery() {
            return deliver.orElse(Duration.ofSeconds(2));
        }

        public Duration evaluateEvery() {
            return evaluate.orElse(Duration.ofSeconds(30));
        }

        public Duration healthEvery() {
            return health.orElse(Duration.ofMinutes(5));
        }

        public Duration backoffLimit() {
            return longestBackoff.orElse(Duration.ofMinutes(10));
        }
    }

    /** Bounds of the outbox. */
    public record OutboxConfig(
            @JsonPropertyDescription("bytes that may wait; then sources are not read (default 2GiB)") Optional<ByteSize> maxSize,
            @JsonPropertyDescription("raw bytes of a block (default 1MiB)") Optional<ByteSize> blockSize,
            @JsonPropertyDescription("records of a page, the unit of commit (default 2000)") Optional<Integer> pageRecords,
            @JsonPropertyDescription("how long a committed event id is remembered (default 8d)") Optional<Duration> seenWindow,
            @JsonPropertyDescription("event ids remembered at most, 24 bytes each in memory (default 1000000)") Optional<Integer> seenEvents) {
        public long maxBytes() {
            return maxSize.orElse(new ByteSize(2L << 30)).bytes();
        }

        public int blockBytes() {
            return (int) blockSize.orElse(new ByteSize(1 << 20)).bytes();
        }

        public int page() {
            return pageRecords.orElse(2000);
        }

        public Duration window() {
            return seenWindow.orElse(Duration.ofDays(8));
        }

        public int events() {
            return seenEvents.orElse(1_000_000);
        }

        void validate(String file) {
            if (blockSize.isPresent() && (blockBytes() < 1024 || blockSize.get().bytes() > 64 << 20)) {
                throw new ConfigException(file + ": outbox.block-size must lie between 1KiB and 64MiB");
            }
            if (page() < 1 || page() > 100_000) {
                throw new ConfigException(file + ": outbox.page-records must lie between 1 and 100000");
            }
        }
    }

    /** The embedded engine and its bounds. */
    public record EngineConfig(
            @JsonPropertyDescription("whether rows go to the embedded engine and the rules run here (default true)") Optional<Boolean> enabled,
            @JsonPropertyDescription("most memory of the embedded engine (default 512MiB)") Optional<ByteSize> memoryLimit,
            @JsonPropertyDescription("most threads of one query (default 2)") Optional<Integer> threads,
            @JsonPropertyDescription("age at which a list counts as stale (default 36h)") Optional<Duration> listMaxAge) {
        public boolean isEnabled() {
            return enabled.orElse(true);
        }

        public String memory() {
            return memoryLimit.orElse(new ByteSize(512L << 20)).bytes() / 1024 + "KiB";
        }

        public int threadCount() {
            return threads.orElse(2);
        }

        public Duration staleAfter() {
            return listMaxAge.orElse(Duration.ofHours(36));
        }

        void validate(String file) {
            if (threadCount() < 1) {
                throw new ConfigException(file + ": engine.threads must be at least 1");
            }
        }
    }

    /** How changes are judged. */
    public record GuardConfig(
            @JsonPropertyDescription("how long a change waits for its audit record and its change record (default 24h)") Optional<Duration> settleAfter) {
        public Duration settle() {
            return settleAfter.orElse(Duration.ofHours(24));
        }
    }
}
