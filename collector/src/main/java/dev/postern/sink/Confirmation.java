package dev.postern.sink;

import java.util.Optional;

/**
 * What became of a block that was {@link Delivery.Pending}.
 *
 * @param block number of the block that was handed over
 * @param again why it has to be sent again; empty where it is settled
 */
public record Confirmation(long block, Optional<Delivery.Later> again) {
}
