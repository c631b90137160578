package dev.postern.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The cursor of a {@link FolderSource} as JSON text: version and one array per file. */
final class FolderCursor {
    private static final int VERSION = 1;
    private static final int PARTS = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FolderCursor() {
    }

    static String write(Collection<FileState> files) {
        ObjectNode root = JSON.createObjectNode().put("v", VERSION);
        ArrayNode array = root.putArray("files");
        for (FileState file : files) {
            array.addArray().add(file.path()).add(file.format())
                    .add(file.head().length()).add(file.head().digest())
                    .add(file.tail().length()).add(file.tail().digest())
                    .add(file.mark().offset()).add(file.mark().stored()).add(file.mark().record()).add(file.mark().state());
        }
        return root.toString();
    }

    /** @throws SourceException where the text is no cursor of this version */
    static List<FileState> read(String source, String text) throws SourceException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw unreadable(source, e);
        }
        if (root.path("v").asInt() != VERSION) {
            throw unreadable(source, null);
        }
        List<FileState> files = new ArrayList<>();
        for (JsonNode file : root.path("files")) {
            if (file.size() != PARTS) {
                throw unreadable(source, null);
            }
            files.add(new FileState(file.get(0).asText(), file.get(1).asText(),
                    new Fingerprint(file.get(2).asInt(), file.get(3).asText()),
                    new Fingerprint(file.get(4).asInt(), file.get(5).asText()),
                    new FileMark(file.get(6).asLong(), file.get(7).asLong(), file.get(8).asLong(), file.get(9).asText())));
        }
        return files;
    }

    private static SourceException unreadable(String source, Throwable cause) {
        return new SourceException("the cursor of source " + source + " is not one that this version reads; remove the source's state to read its files anew", cause);
    }
}
