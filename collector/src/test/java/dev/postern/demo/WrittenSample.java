package dev.postern.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a sample's files back with plain readers that share nothing with the generator. */
record WrittenSample(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    List<Path> files(String under) throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve(under))) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static JsonNode tree(Path file) throws IOException {
        return JSON.readTree(Files.readAllBytes(file));
    }

    static JsonNode tree(String text) throws IOException {
        return JSON.readTree(text);
    }

    static String text(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static List<CSVRecord> csv(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(text(file), format)) {
            return parser.getRecords();
        }
    }

    /** Every audit record as it was written, repeated ones too. */
    List<JsonNode> auditRecords() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (Path file : files("audit")) {
            if (file.toString().endsWith(".csv")) {
                for (CSVRecord row : csv(file)) {
                    records.add(tree(row.get("AuditData")));
                }
            } else {
                tree(file).forEach(records::add);
            }
        }
        return records;
    }

    /** Rows of all tracking logs, by column, header lines left out. */
    List<Map<String, String>> trackingRows() throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Path file : files("tracking")) {
            List<String> fields = List.of();
            StringBuilder body = new StringBuilder();
            for (String line : text(file).split("\r\n")) {
                if (line.startsWith("#Fields: ")) {
                    fields = List.of(line.substring(9).split(","));
                } else if (!line.startsWith("#")) {
                    body.append(line).append("\r\n");
                }
            }
            try (CSVParser parser = CSVParser.parse(body.toString(), CSVFormat.RFC4180)) {
                for (CSVRecord record : parser) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < fields.size(); i++) {
                        row.put(fields.get(i), record.get(i));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    List<CSVRecord> traceRows() throws IOException {
        List<CSVRecord> rows = new ArrayList<>();
        for (Path file : files("trace")) {
            rows.addAll(csv(file));
        }
        return rows;
    }

    /** Objects by time of the snapshot (its folder's name), then by "type/GUID". */
    Map<String, Map<String, JsonNode>> snapshots() throws IOException {
        Map<String, Map<String, JsonNode>> snapshots = new TreeMap<>();
        for (Path file : files("config")) {
            JsonNode listing = tree(file);
            String type = file.getFileName().toString().replace(".json", "");
            Map<String, JsonNode> snapshot = snapshots.computeIfAbsent(file.getParent().getFileName().toString(), time -> new LinkedHashMap<>());
            (listing.isArray() ? listing : listing.get("value")).forEach(item -> snapshot.put(type + '/' + item.get("Guid").asText(), item));
        }
        return snapshots;
    }

    List<CSVRecord> approvals() throws IOException {
        return csv(folder.resolve("approvals.csv"));
    }

    JsonNode truth() throws IOException {
        return tree(folder.resolve("truth.json"));
    }

    static Map<String, String> parameters(JsonNode record) {
        Map<String, String> parameters = new LinkedHashMap<>();
        record.path("Parameters").forEach(pair -> parameters.put(pair.get("Name").asText(), pair.get("Value").asText()));
        return parameters;
    }
}
