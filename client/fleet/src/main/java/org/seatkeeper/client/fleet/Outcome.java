package org.seatkeeper.client.fleet;

import java.util.List;
import java.util.Optional;

/**
 * What an act did, or would do.
 *
 * @param validatedOnly nothing was kept
 * @param repeated the first result of the same operation, once more
 * @param warning may be empty
 */
public record Outcome(
        long instanceRevision,
        long stateRevision,
        long auditSequence,
        Optional<ProductFigures> before,
        Optional<ProductFigures> after,
        boolean validatedOnly,
        boolean repeated,
        String warning,
        List<LedgerLine> entries) {
    public Outcome {
        entries = List.copyOf(entries);
    }
}
