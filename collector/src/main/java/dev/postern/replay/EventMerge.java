package dev.postern.replay;

import dev.postern.schema.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Puts the rows of many files into the order of event time. Keeps a bounded number in memory; what is over goes to sorted runs
 * on disk that are merged. Equal times keep the order of arrival.
 */
final class EventMerge implements AutoCloseable {
    static final int ROWS_IN_MEMORY = 200_000;
    private static final Comparator<Row> BY_TIME = Comparator.comparing(Row::time);

    private final Path folder;
    private final int rowsInMemory;
    private final List<SortedRun> runs = new ArrayList<>();
    private List<Row> buffer = new ArrayList<>();
    private long size;

    /** @param folder where runs are written; it must exist */
    EventMerge(Path folder, int rowsInMemory) {
        this.folder = folder;
        this.rowsInMemory = rowsInMemory;
    }

    void add(Row row) {
        buffer.add(row);
        size++;
        if (buffer.size() >= rowsInMemory) {
            buffer.sort(BY_TIME);
            runs.add(SortedRun.write(folder.resolve("run-" + runs.size() + ".ndjson.gz"), buffer));
            buffer = new ArrayList<>();
        }
    }

    long size() {
        return size;
    }

    /** All rows by event time; call once, after the last {@link #add}. */
    Iterator<Row> sorted() {
        buffer.sort(BY_TIME);
        PriorityQueue<Head> heads = new PriorityQueue<>();
        for (int i = 0; i <= runs.size(); i++) {
            Iterator<Row> rows = i < runs.size() ? runs.get(i).rows() : buffer.iterator();
            if (rows.hasNext()) {
                heads.add(new Head(rows.next(), i, rows));
            }
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !heads.isEmpty();
            }

            @Override
            public Row next() {
                Head head = heads.poll();
                if (head == null) {
                    throw new NoSuchElementException();
                }
                if (head.rest.hasNext()) {
                    heads.add(new Head(head.rest.next(), head.run, head.rest));
                }
                return head.row;
            }
        };
    }

    @Override
    public void close() {
        try {
            for (SortedRun run : runs) {
                run.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Head(Row row, int run, Iterator<Row> rest) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            int order = BY_TIME.compare(row, other.row);
            return order != 0 ? order : Integer.compare(run, other.run);
        }
    }
}
