package dev.postern.harvest;

import dev.postern.event.BlockEncoder;
import dev.postern.event.EncodedBlock;
import dev.postern.event.RowCodec;
import dev.postern.outbox.Block;
import dev.postern.outbox.DeadLetter;
import dev.postern.outbox.Outbox;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.Delivery.Before;
import dev.postern.sink.Sink;
import dev.postern.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes a waiting block and puts others in its place: without a refused row, halved, or encoded for the sink as it is now. */
final class BlockDivision {
    private final Outbox outbox;
    private final Sink sink;
    private final Clock clock;

    BlockDivision(Outbox outbox, Sink sink, Clock clock) {
        this.outbox = outbox;
        this.sink = sink;
        this.clock = clock;
    }

    /** Encodes a block anew that was made for another destination. */
    void renew(Block block) throws IOException {
        outbox.divide(block, sink.destination(), encode(rows(block), block.content().firstSeq()), 0, List.of());
    }

    /**
     * The refused row goes to the dead letters and what follows it waits.
     *
     * @return the block of the rows before it, where they still wait
     */
    Optional<Block> without(Block block, int refused, String reason, Before before) throws IOException {
        List<Row> rows = rows(block);
        long first = block.content().firstSeq();
        Row row = rows.get(refused);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        sink.codec().encode(row, text);
        DeadLetter letter = new DeadLetter(clock.now(), sink.name(), "row " + row.eventId() + " of " + block.content().stream() + ", seq "
                + (first + refused), reason, text.toByteArray());
        List<EncodedBlock> parts = new ArrayList<>();
        boolean frontWaits = before != Before.SETTLED && refused > 0;
        if (frontWaits) {
            parts.addAll(encode(rows.subList(0, refused), first));
        }
        parts.addAll(encode(rows.subList(refused + 1, rows.size()), first + refused + 1));
        List<Block> blocks = outbox.divide(block, sink.destination(), parts, frontWaits ? 0 : refused, List.of(letter));
        return frontWaits ? blocks.stream().findFirst() : Optional.empty();
    }

    /** Two halves wait; a block of one row cannot be halved. */
    void halve(Block block) throws IOException {
        List<Row> rows = rows(block);
        int half = rows.size() / 2;
        long first = block.content().firstSeq();
        List<EncodedBlock> parts = new ArrayList<>(encode(rows.subList(0, half), first));
        parts.addAll(encode(rows.subList(half, rows.size()), first + half));
        outbox.divide(block, sink.destination(), parts, 0, List.of());
    }

    private List<Row> rows(Block block) throws IOException {
        List<Row> rows = decode(block);
        if (rows.size() != block.content().rows()) {
            throw new IOException("it holds " + rows.size() + " rows instead of " + block.content().rows());
        }
        return rows;
    }

    private List<Row> decode(Block block) throws IOException {
        try {
            return encoder(sink.codec()).decode(Schema.current().stream(block.content().stream()), block.content().body());
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<EncodedBlock> encode(List<Row> rows, long firstSeq) {
        return rows.isEmpty() ? List.of() : encoder(sink.codec()).encode(rows.get(0).schema(), rows, firstSeq);
    }

    /** One block for all rows: they came out of one. */
    private static BlockEncoder encoder(RowCodec codec) {
        return new BlockEncoder(codec, Integer.MAX_VALUE);
    }
}
