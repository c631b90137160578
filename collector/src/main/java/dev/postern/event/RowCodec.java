package dev.postern.event;

import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * How a sink writes rows into a block, and how they are read back: a block whose destination changed, or of which one event was
 * refused, is decoded and encoded anew. {@code decode(encode(rows))} gives equal rows. Thread-safe.
 */
public interface RowCodec {
    /** Name and version of the form, part of a block's destination. */
    String name();

    /** Writes one row; rows follow one another without anything else between them. */
    void encode(Row row, OutputStream out) throws IOException;

    /** Reads all rows of an unpacked block. */
    List<Row> decode(StreamSchema schema, InputStream in) throws IOException;
}
