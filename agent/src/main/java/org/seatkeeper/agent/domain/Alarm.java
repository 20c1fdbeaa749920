package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Something an administrator should know of: raised once, cleared when it is over.
 *
 * @param position among the alarms of this agent, from 1
 * @param product absent where it is the server's own
 * @param clearedAt absent while it lasts; the time of raising where something has happened and nothing lasts
 */
public record Alarm(
        long position,
        AlarmId id,
        Optional<ProductId> product,
        Instant raisedAt,
        Optional<Instant> clearedAt,
        String cause) {
    Alarm cleared(Instant at) {
        return new Alarm(position, id, product, raisedAt, Optional.of(at), cause);
    }

    Alarm again(String now) {
        return new Alarm(position, id, product, raisedAt, Optional.empty(), now);
    }
}
