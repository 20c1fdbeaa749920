package org.seatkeeper.agent.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * The use of one product during one span.
 *
 * @param at when the span began, UTC, on its own boundary
 * @param meanThousandths mean connections, in thousandths
 * @param licenses or seats at its end
 */
public record Sample(
        ProductId product,
        Span span,
        Instant at,
        int peak,
        long meanThousandths,
        long refusals,
        int demand,
        long licenses) {
    /** How long a span is, and how long it is kept (design section 6). */
    public enum Span {
        FIVE_MINUTES(Duration.ofMinutes(5), Duration.ofDays(35)),
        HOUR(Duration.ofHours(1), Duration.ofDays(400)),
        DAY(Duration.ofDays(1), Duration.ofDays(36_525));

        private final Duration length;
        private final Duration kept;

        Span(Duration length, Duration kept) {
            this.length = length;
            this.kept = kept;
        }

        /** How long it is. */
        public Duration length() {
            return length;
        }

        /** How long samples of it are kept. */
        public Duration kept() {
            return kept;
        }

        /** When the span that holds this moment began, UTC. */
        public Instant begin(Instant at) {
            long seconds = length.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
        }
    }
}
