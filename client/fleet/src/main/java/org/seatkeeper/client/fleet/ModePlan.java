package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What changing the mode would do, and the text to agree to.
 *
 * @param refusal set where it would be refused
 * @param baseRevision what the change must expect
 * @param scheduled whether it would wait for its time
 */
public record ModePlan(
        Optional<RefusalFacts> refusal,
        ProductFigures product,
        List<Row> rows,
        Agreement agreement,
        Instant effectiveAt,
        boolean scheduled,
        long baseRevision,
        Instant plannedAt) {
    public ModePlan {
        rows = List.copyOf(rows);
    }

    /** One effect. */
    public record Row(String what, String before, String after, String meaning) {}

    /** The agreement in one language; hash is what a change must name. */
    public record Agreement(String version, String hash, String language, String text, List<String> languages) {
        public Agreement {
            languages = List.copyOf(languages);
        }
    }
}
