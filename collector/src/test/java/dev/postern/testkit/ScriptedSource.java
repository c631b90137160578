package dev.postern.testkit;

import dev.postern.source.Page;
import dev.postern.source.Reading;
import dev.postern.source.Source;
import dev.postern.source.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A source whose readings are given; its cursor is the number of readings read. */
public final class ScriptedSource implements Source {
    private final String name;
    private final List<Reading> readings = new ArrayList<>();
    private Optional<String> failure = Optional.empty();

    public ScriptedSource(String name) {
        this.name = name;
    }

    public ScriptedSource add(Reading reading) {
        readings.add(reading);
        return this;
    }

    /** From now on reading fails; empty makes it work again. */
    public void fail(Optional<String> reason) {
        failure = reason;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Page read(Optional<String> cursor, int limit) throws SourceException {
        if (failure.isPresent()) {
            throw new SourceException(failure.get());
        }
        int from = cursor.map(Integer::parseInt).orElse(0);
        int to = Math.min(from + limit, readings.size());
        return new Page(readings.subList(from, to), Integer.toString(to), to < readings.size());
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
