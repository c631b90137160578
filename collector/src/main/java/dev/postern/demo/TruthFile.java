package dev.postern.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.demo.config.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes down what was staged, for comparing with the alerts. Approved steps that put things back are not part of it. */
final class TruthFile {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private TruthFile() {
    }

    static void write(Path file, SampleOptions options, String tenant, List<StagedIncident> staged) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("synthetic", true);
        root.put("seed", options.seed());
        root.put("tenant", tenant);
        ArrayNode incidents = root.putArray("incidents");
        staged.forEach(incident -> describe(incident, incidents.addObject()));
        JSON.writeValue(file.toFile(), root);
    }

    private static void describe(StagedIncident staged, ObjectNode node) {
        List<Change> hostile = staged.changes().stream().filter(change -> change.ticket().isEmpty()).toList();
        node.put("incident", staged.incident().label());
        node.put("title", staged.title());
        node.put("actor", staged.actor().address());
        ArrayNode objects = node.putArray("objects");
        hostile.stream().map(Change::object).distinct().forEach(objects::add);
        node.put("first", hostile.get(0).time().toString());
        node.put("last", hostile.get(hostile.size() - 1).time().toString());
        ArrayNode ids = node.putArray("audit_ids");
        hostile.forEach(change -> ids.add(change.id()));
        ArrayNode rules = node.putArray("rules");
        staged.rules().forEach(rules::add);
    }
}
