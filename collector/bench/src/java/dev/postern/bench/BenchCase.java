package dev.postern.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One folder of {@code cases/}: a program that ships files to a HEC endpoint.
 *
 * @param title what it is called in tables
 * @param note  what the reader of its rows must know
 * @param ours  whether it is Postern
 * @param work  which classes of work it can do, on which inputs
 */
record BenchCase(Path folder, String title, String note, boolean ours, List<Work> work) {
    /**
     * One class of work.
     *
     * @param level  {@code raw}, {@code parse}, {@code durable} or {@code acknowledged}; rows of different levels are never compared
     * @param inputs names of loads
     */
    record Work(String level, List<String> inputs) {
    }

    private record CaseFile(String title, String note, boolean ours, List<Work> work) {
    }

    String name() {
        return folder.getFileName().toString();
    }

    static List<BenchCase> all(Path cases) throws IOException {
        JsonMapper yaml = JsonMapper.builder(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
        List<BenchCase> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(cases)) {
            for (Path folder : folders.filter(path -> Files.exists(path.resolve("case.yml"))).sorted().toList()) {
                CaseFile file = yaml.readValue(folder.resolve("case.yml").toFile(), CaseFile.class);
                all.add(new BenchCase(folder, file.title(), file.note(), file.ours(), file.work()));
            }
        }
        return all;
    }
}
