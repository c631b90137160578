package dev.postern.testkit;

import dev.postern.event.BlockEncoder;
import dev.postern.event.NdjsonCodec;
import dev.postern.event.RowCodec;
import dev.postern.outbox.Block;
import dev.postern.schema.Row;
import dev.postern.schema.Schema;
import dev.postern.sink.Delivery;
import dev.postern.sink.DeliveryLevel;
import dev.postern.sink.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A sink that keeps what it is given, after the answers it was told to give first. */
public final class MemorySink implements Sink {
    private final String name;
    private final List<Row> rows = new ArrayList<>();
    private final Deque<Delivery> answers = new ArrayDeque<>();

    public MemorySink(String name) {
        this.name = name;
    }

    public MemorySink answer(Delivery delivery) {
        answers.add(delivery);
        return this;
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String destination() {
        return "memory/" + name;
    }

    @Override
    public DeliveryLevel level() {
        return DeliveryLevel.STORED;
    }

    @Override
    public RowCodec codec() {
        return NdjsonCodec.compact();
    }

    @Override
    public Delivery deliver(String outboxId, Block block) {
        Delivery answer = answers.isEmpty() ? new Delivery.Settled() : answers.poll();
        if (answer instanceof Delivery.Settled) {
            try {
                rows.addAll(new BlockEncoder(codec(), 1).decode(Schema.current().stream(block.content().stream()), block.content().body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return answer;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
