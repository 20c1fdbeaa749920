package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One taken grant as the log kept it.
 *
 * @param number of its connection
 * @param leaseSeconds of its own lease; unused where it has a session
 * @param session 0 where it has a lease of its own
 */
public record LogRow(
        long position,
        long fence,
        ProductId product,
        UUID handle,
        PackedClient client,
        long number,
        Instant openedAt,
        int leaseSeconds,
        long session,
        int traits) {
    /** What is kept of a grant whose record stands there. */
    public static LogRow of(long position, Grant grant) {
        Connection connection = grant.connection();
        return new LogRow(
                position,
                grant.fence(),
                grant.product(),
                grant.handle(),
                connection.packedClient(),
                connection.number(),
                connection.openedAt(),
                grant.lease().seconds(),
                grant.lease().session(),
                grant.traits());
    }
}
