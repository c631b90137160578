package dev.postern.source;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The first bytes of a file, from which its format is told. Immutable. */
public final class FileHead {
    /** Most bytes that are looked at. */
    public static final int BYTES = 1 << 16;

    private final FileEntry file;
    private final byte[] bytes;
    private final TextEncoding encoding;
    private final String text;
    private final JsonHead json;

    public FileHead(FileEntry file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes.clone();
        this.encoding = TextEncoding.of(bytes, bytes.length);
        String decoded = new String(bytes, switch (encoding) {
            case UTF_8 -> StandardCharsets.UTF_8;
            case UTF_16LE -> StandardCharsets.UTF_16LE;
            case UTF_16BE -> StandardCharsets.UTF_16BE;
        });
        this.text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        this.json = JsonHead.of(text);
    }

    /** Reads the head of a file. */
    public static FileHead read(FileTree files, FileEntry file) throws IOException {
        try (FileContent content = files.open(file.path())) {
            return read(content, file);
        }
    }

    /** Reads the head of an open file. */
    static FileHead read(FileContent content, FileEntry file) throws IOException {
        return new FileHead(file, content.read(0, BYTES));
    }

    public FileEntry file() {
        return file;
    }

    public TextEncoding encoding() {
        return encoding;
    }

    /** The bytes as text, without a byte order mark. */
    public String text() {
        return text;
    }

    /** The bytes as they stand, one character each. */
    public String raw() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public int length() {
        return bytes.length;
    }

    /** The bytes of the head, at most so many. */
    public byte[] excerpt(int most) {
        return Arrays.copyOf(bytes, Math.min(most, bytes.length));
    }

    /** What the text says as JSON; of no kind where it is something else. */
    public JsonHead json() {
        return json;
    }

    /** Whether the head shows a whole first line, or the whole file. */
    public boolean hasLine() {
        return text.indexOf('\n') >= 0 || bytes.length >= BYTES;
    }

    /** Column names of the first line that could be a CSV header. */
    public CsvHeader columns() {
        String line = text.lines().filter(l -> !l.isBlank() && !l.startsWith("#TYPE") && !l.startsWith("sep=")).findFirst().orElse("");
        CsvFields fields = new CsvFields(CsvDelimiter.of(line));
        try {
            fields.parse(line, line.indexOf('"') >= 0);
            return new CsvHeader(fields.all());
        } catch (RejectedRecord e) {
            return new CsvHeader(List.of());
        }
    }
}
