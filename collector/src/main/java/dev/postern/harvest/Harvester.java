package dev.postern.harvest;

import dev.postern.outbox.Outbox;
import dev.postern.source.Page;
import dev.postern.source.Source;
import dev.postern.source.SourceException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads a source page by page from its committed cursor until it has no more, or the outbox is full, or it is told to stop. */
public final class Harvester {
    private final Outbox outbox;
    private final Committer committer;
    private final HarvestLimits limits;

    public Harvester(Outbox outbox, Committer committer, HarvestLimits limits) {
        this.outbox = outbox;
        this.committer = committer;
        this.limits = limits;
    }

    /**
     * One harvest.
     *
     * @param stop asked between pages
     * @throws SourceException     where the source cannot be read
     * @throws OutboxFullException where sinks have to catch up first; nothing is lost, the source keeps its records
     */
    public HarvestResult harvest(Source source, String tenant, BooleanSupplier stop) throws SourceException {
        HarvestResult total = HarvestResult.NOTHING;
        boolean more = true;
        while (more && !stop.getAsBoolean()) {
            long waiting = outbox.waitingBytes();
            if (waiting >= limits.outboxBytes()) {
                throw new OutboxFullException("the outbox holds " + waiting + " bytes, " + limits.outboxBytes()
                        + " are allowed; sources wait until a sink takes some (outbox.max-size)");
            }
            Optional<String> cursor = outbox.cursor(source.name());
            Page page = source.read(cursor, limits.pageRecords());
            if (!page.readings().isEmpty() || !cursor.equals(Optional.of(page.cursor()))) {
                total = total.plus(committer.commit(source.name(), tenant, page.readings(), Optional.of(page.cursor())));
            }
            more = page.more();
        }
        return total;
    }
}
