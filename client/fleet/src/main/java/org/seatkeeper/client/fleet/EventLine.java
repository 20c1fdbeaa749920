package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing an administrator should know of, raised once and cleared when it is over.
 *
 * @param position in the server's list, from 1
 * @param id stable, such as LIMIT_REACHED
 * @param productId empty for the server's own
 * @param clearedAt absent while it lasts
 */
public record EventLine(
        long position,
        String id,
        String productId,
        Instant raisedAt,
        Optional<Instant> clearedAt,
        String cause,
        String remedy) {}
