package dev.postern.source;

import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;

/**
 * The file that a format reads.
 *
 * @param source  name of the source in the configuration
 * @param content the open file; the source that opened it closes it
 */
public record FileContext(String source, FileEntry file, TextEncoding encoding, FileContent content, ReadLimits limits) {
    /** The file's text from a mark on. */
    public TextWindow window(FileMark mark) {
        return TextWindow.over(content, encoding, mark.offset(), mark.stored());
    }

    /** Position of the record that begins at an offset. */
    public Position position(long offset, long record) {
        return new Position(file.path(), offset, record);
    }
}
