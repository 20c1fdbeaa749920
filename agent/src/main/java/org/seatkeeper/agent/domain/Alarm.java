package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Something an administrator should know of: raised once, cleared when it is over.
 *
 * @param position among the alarms of this agent, from 1
 * @param clearedAt absent while it lasts
 */
public record Alarm(
        long position, AlarmId id, ProductId product, Instant raisedAt, Optional<Instant> clearedAt, String cause) {
    Alarm cleared(Instant at) {
        return new Alarm(position, id, product, raisedAt, Optional.of(at), cause);
    }

    Alarm again(String now) {
        return new Alarm(position, id, product, raisedAt, Optional.empty(), now);
    }
}
