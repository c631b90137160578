package dev.postern.outbox;

/**
 * State of one sink's share of the outbox: {@code committed = delivered + dead + waiting}.
 *
 * @param waitingBlocks blocks that wait
 * @param waitingRows   rows in them
 * @param waitingBytes  compressed bytes of them
 */
public record SinkCounts(long committed, long delivered, long dead, long waitingBlocks, long waitingRows, long waitingBytes) {
    public static final SinkCounts NONE = new SinkCounts(0, 0, 0, 0, 0, 0);
}
