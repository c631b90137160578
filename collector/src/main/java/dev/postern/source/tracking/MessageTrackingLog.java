package dev.postern.source.tracking;

import dev.postern.source.FileContext;
import dev.postern.source.FileFormat;
import dev.postern.source.FileHead;
import dev.postern.source.FileMark;
import dev.postern.source.RecordReader;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code MSGTRK*.LOG} of Exchange 2010 and later. */
final class MessageTrackingLog implements FileFormat {
    private static final Pattern BARE = Pattern.compile("\\A\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z,");
    private final TrackingWords words = new TrackingWords();

    @Override
    public String name() {
        return "message-tracking";
    }

    @Override
    public boolean recognises(FileHead head) {
        String first = head.text().lines().limit(8).reduce("", (a, b) -> a + "\n" + b).toLowerCase(Locale.ROOT);
        return first.contains("#log-type: message tracking log") || first.contains("#fields: date-time,client-ip,client-hostname,")
                || BARE.matcher(head.text()).find() && bare(head);
    }

    /** A log without its header: a first line with as many columns as a version has. */
    private boolean bare(FileHead head) {
        int columns = head.columns().names().size();
        return columns == words.columns2013().size() || columns == words.columns2010().size();
    }

    @Override
    public RecordReader open(FileContext context, FileMark mark) throws IOException {
        return new TrackingReader(context, mark, words);
    }
}
