package dev.postern.outbox;

import dev.postern.event.EncodedBlock;

/**
 * A committed block that waits for its sink.
 *
 * @param id          number in this outbox, in the order of commits
 * @param sink        name of the sink
 * @param destination what the rows were encoded for; a block for another destination is encoded anew before it goes
 * @param attempts    deliveries tried so far
 */
public record Block(long id, String sink, String destination, int attempts, EncodedBlock content) {
}
