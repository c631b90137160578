package dev.postern.source.exchangeconfig;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.source.FileContext;
import dev.postern.source.FileMark;
import dev.postern.source.Position;
import dev.postern.source.Reading;
import dev.postern.source.RecordJson;
import dev.postern.source.RecordReader;
import dev.postern.source.RejectedRecord;
import dev.postern.source.TextWindow;
import java.io.IOException;
import java.util.Optional;

/** Reads one snapshot file as a whole: one reading. A file that is not complete yet waits. */
final class SnapshotReader implements RecordReader {
    private final FileContext context;
    private final ObjectTypes types;
    private final TextWindow window;
    private final ObjectMapper mapper;
    private long number;

    SnapshotReader(FileContext context, FileMark mark, ObjectTypes types) {
        this.context = context;
        this.types = types;
        this.window = context.window(mark);
        this.number = mark.record();
        JsonFactory factory = RecordJson.wholeFile(context.limits());
        this.mapper = new ObjectMapper(factory);
    }

    @Override
    public Optional<Reading> next(boolean complete) throws IOException {
        window.skipByteOrderMark();
        int most = context.limits().fileBytes();
        while (window.length() <= most && window.fill()) {
            continue;
        }
        if (window.length() == 0) {
            return Optional.empty();
        }
        Position position = context.position(window.offset(), number + 1);
        if (window.length() > most) {
            byte[] excerpt = window.copy(Reading.Rejected.EXCERPT_BYTES);
            do {
                window.consume(window.length());
            } while (window.fill());
            number++;
            return Optional.of(new Reading.Rejected(position, "the file is longer than " + most + " bytes; list fewer objects in one file", excerpt));
        }
        Optional<Reading> reading = parse(position, complete);
        if (reading.isPresent()) {
            number++;
            window.consume(window.length());
        }
        return reading;
    }

    private Optional<Reading> parse(Position position, boolean complete) {
        String reason;
        try (JsonParser parser = mapper.getFactory().createParser(window.text(0, window.length()))) {
            JsonNode root = mapper.readTree(parser);
            if (root == null) {
                return Optional.empty();
            }
            return Optional.of(Listing.of(root).snapshot(position, context.file(), types));
        } catch (RejectedRecord e) {
            reason = e.getMessage();
        } catch (IOException e) {
            if (!complete) {
                return Optional.empty();
            }
            String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
            reason = "the snapshot cannot be read as JSON: " + message.lines().findFirst().orElse("");
        }
        return Optional.of(new Reading.Rejected(position, reason, window.copy(Reading.Rejected.EXCERPT_BYTES)));
    }

    @Override
    public FileMark mark() {
        return new FileMark(window.offset(), window.stored(), number, "");
    }
}
