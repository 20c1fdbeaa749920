package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.Optional;

/**
 * One change of mode, open or ended.
 *
 * @param licensesMoved Per Server licenses moved or left; 0 until committed
 * @param reason the administrator's words; may be empty
 * @param endCause why it ended without being committed; may be empty
 */
public record ModeChangeFacts(
        String conversionId,
        State state,
        String agreedBy,
        String agreementVersion,
        String agreementHash,
        Disposition licenses,
        SeatKind seatKind,
        Instant openedAt,
        Instant effectiveAt,
        Optional<Instant> endedAt,
        int licensesMoved,
        String reason,
        String endCause) {
    /** Where it stands (spec/model.md section 5). */
    public enum State {
        SCHEDULED("Scheduled"),
        COMMITTED("Committed"),
        CANCELLED("Canceled"),
        STALE("Stale"),
        LAPSED("Lapsed"),
        UNKNOWN("Unknown");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** As people read it. */
        public String words() {
            return words;
        }
    }
}
