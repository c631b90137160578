package dev.postern.testkit.crash;

import dev.postern.event.RowCodec;
import dev.postern.io.FileContent;
import dev.postern.io.FileEntry;
import dev.postern.io.FileTree;
import dev.postern.outbox.Block;
import dev.postern.outbox.Commit;
import dev.postern.outbox.DeadLetter;
import dev.postern.outbox.Documents;
import dev.postern.outbox.EventKey;
import dev.postern.outbox.Outbox;
import dev.postern.outbox.SinkCounts;
import dev.postern.outbox.SourceCounts;
import dev.postern.sink.Delivery;
import dev.postern.sink.DeliveryLevel;
import dev.postern.sink.Sink;
import dev.postern.source.Page;
import dev.postern.source.Source;
import dev.postern.source.SourceException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chain's seams with a trigger at each: what they wrap is the real thing. */
final class Watched {
    private Watched() {
    }

    static FileTree files(FileTree files, CrashTrigger trigger) {
        return new FileTree() {
            @Override
            public List<FileEntry> list(String place) throws IOException {
                return files.list(place);
            }

            @Override
            public Optional<FileEntry> find(String path) throws IOException {
                return files.find(path);
            }

            @Override
            public FileContent open(String path) throws IOException {
                FileContent content = files.open(path);
                return new FileContent() {
                    @Override
                    public int read(long offset, byte[] target, int from, int length) throws IOException {
                        int read = content.read(offset, target, from, length);
                        trigger.passed(CrashPoint.READ);
                        return read;
                    }

                    @Override
                    public void close() throws IOException {
                        content.close();
                    }
                };
            }
        };
    }

    record WatchedSource(Source source, CrashTrigger trigger) implements Source {
        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Page read(Optional<String> cursor, int limit) throws SourceException {
            Page page = source.read(cursor, limit);
            if (!page.readings().isEmpty()) {
                trigger.passed(CrashPoint.PARSE);
            }
            return page;
        }

        @Override
        public void close() {
            source.close();
        }
    }

    record WatchedSink(Sink sink, Optional<CrashPoint> before, CrashPoint after, CrashTrigger trigger) implements Sink {
        @Override
        public String name() {
            return sink.name();
        }

        @Override
        public String destination() {
            return sink.destination();
        }

        @Override
        public DeliveryLevel level() {
            return sink.level();
        }

        @Override
        public RowCodec codec() {
            return sink.codec();
        }

        @Override
        public Delivery deliver(String outboxId, Block block) {
            return deliver(outboxId, List.of(block)).get(0);
        }

        @Override
        public List<Delivery> deliver(String outboxId, List<Block> blocks) {
            before.ifPresent(trigger::passed);
            List<Delivery> deliveries = sink.deliver(outboxId, blocks);
            if (deliveries.stream().anyMatch(Delivery.Settled.class::isInstance)) {
                trigger.passed(after);
            }
            return deliveries;
        }

        @Override
        public void close() {
            sink.close();
        }
    }

    record WatchedOutbox(Outbox outbox, CrashTrigger trigger) implements Outbox {
        @Override
        public String id() {
            return outbox.id();
        }

        @Override
        public Documents documents() {
            return outbox.documents();
        }

        @Override
        public Optional<String> cursor(String source) {
            return outbox.cursor(source);
        }

        @Override
        public boolean seen(EventKey key) {
            return outbox.seen(key);
        }

        @Override
        public long nextSeq(String stream, String sink) {
            return outbox.nextSeq(stream, sink);
        }

        @Override
        public void commit(Commit commit, Instant now) {
            outbox.commit(commit, now);
            trigger.passed(CrashPoint.COMMIT);
        }

        @Override
        public List<Block> take(String sink, Instant now, int most) {
            return outbox.take(sink, now, most);
        }

        @Override
        public void settle(List<Block> blocks) {
            outbox.settle(blocks);
            trigger.passed(CrashPoint.SETTLE);
        }

        @Override
        public void retry(Block block, Instant notBefore, String reason) {
            outbox.retry(block, notBefore, reason);
        }

        @Override
        public void bury(Block block, List<DeadLetter> letters) {
            outbox.bury(block, letters);
        }

        @Override
        public Map<String, SourceCounts> sourceCounts() {
            return outbox.sourceCounts();
        }

        @Override
        public Map<String, SinkCounts> sinkCounts() {
            return outbox.sinkCounts();
        }

        @Override
        public List<DeadLetter> deadLetters(int most) {
            return outbox.deadLetters(most);
        }

        @Override
        public long deadLetterCount() {
            return outbox.deadLetterCount();
        }

        @Override
        public long waitingBytes() {
            return outbox.waitingBytes();
        }

        @Override
        public void close() {
            outbox.close();
        }
    }
}
