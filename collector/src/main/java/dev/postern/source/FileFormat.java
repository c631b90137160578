package dev.postern.source;

import java.io.IOException;

/** A kind of file: how to tell it and how to read it. Immutable and thread-safe; its readers are not. */
public interface FileFormat {
    /** Name in configuration and on the command line, such as {@code message-tracking}. */
    String name();

    /** Whether the first bytes of a file are of this format. */
    boolean recognises(FileHead head);

    /** True where the file is one record, read again as a whole when anything in it changes. */
    default boolean whole() {
        return false;
    }

    /** Opens a file at a mark that a reader of the same format gave. */
    RecordReader open(FileContext context, FileMark mark) throws IOException;
}
