package dev.postern.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One goal of throughput, from {@code goals.yml}.
 *
 * @param eventsPerCpuSecond an absolute bound
 * @param timesBestPeer      or one relative to the fastest peer that parses, durable or not
 */
record Goal(String what, String input, @JsonProperty("events-per-cpu-second") Optional<Double> eventsPerCpuSecond,
        @JsonProperty("times-best-peer") Optional<Double> timesBestPeer) {

    static List<Goal> all(Path file) throws IOException {
        return new ObjectMapper(new YAMLFactory()).registerModule(new Jdk8Module()).readValue(file.toFile(), new TypeReference<>() {
        });
    }
}
