package dev.postern.event;

import dev.postern.schema.Row;
import dev.postern.schema.StreamSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs rows of one stream into blocks of about {@code blockBytes} raw bytes, gzip level 1, and unpacks them. */
public final class BlockEncoder {
    private final RowCodec codec;
    private final int blockBytes;

    public BlockEncoder(RowCodec codec, int blockBytes) {
        this.codec = codec;
        this.blockBytes = blockBytes;
    }

    /** Numbers the rows from {@code firstSeq} on (their {@code seq} is set) and packs them. */
    public List<EncodedBlock> encode(StreamSchema schema, List<Row> rows, long firstSeq) {
        List<EncodedBlock> blocks = new ArrayList<>();
        Packing packing = new Packing(schema, firstSeq);
        int ordinal = schema.field("seq").ordinal();
        long seq = firstSeq;
        for (Row row : rows) {
            row.set(ordinal, seq++);
            packing.add(row);
            if (packing.rawBytes >= blockBytes) {
                blocks.add(packing.finish());
                packing = new Packing(schema, seq);
            }
        }
        if (packing.rows > 0) {
            blocks.add(packing.finish());
        }
        return blocks;
    }

    /** @throws IOException where the block is not what {@link #encode} made */
    public List<Row> decode(StreamSchema schema, byte[] body) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body), 1 << 16)) {
            return codec.decode(schema, in);
        }
    }

    private final class Packing {
        private final StreamSchema schema;
        private final long firstSeq;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        private final OutputStream gzip;
        private int rows;
        private int rawBytes;

        Packing(StreamSchema schema, long firstSeq) {
            this.schema = schema;
            this.firstSeq = firstSeq;
            try {
                this.gzip = new FastGzip(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void add(Row row) {
            line.reset();
            try {
                codec.encode(row, line);
                line.writeTo(gzip);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            rows++;
            rawBytes += line.size();
        }

        EncodedBlock finish() {
            try {
                gzip.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new EncodedBlock(schema.name(), schema.version(), rows, firstSeq, rawBytes, bytes.toByteArray());
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
