package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry of the purchase history. Never edited; a correction is another entry (spec/model.md I3).
 *
 * @param position in the ledger of this server, from 1, without gaps
 * @param delta never 0; at most 999,999 either way (I5)
 * @param pair the conversion, transfer, claim or reversed entry it belongs to
 * @param peer for a transfer, the agent at the other end
 * @param balance of its scope after it, never negative (I4)
 */
public record LedgerEntry(
        UUID id,
        long position,
        ProductId product,
        Scope scope,
        int delta,
        EntryReason reason,
        String administrator,
        Instant at,
        String comment,
        String orderRef,
        Optional<UnitPrice> unitPrice,
        Optional<UUID> pair,
        Optional<UUID> peer,
        long balance) {
    /** Most licenses in one entry, and in one Per Server balance [NT4-UNATT]. */
    public static final int QUANTITY_MAX = 999_999;

    public LedgerEntry {
        if (delta == 0 || Math.abs((long) delta) > QUANTITY_MAX) {
            throw new IllegalArgumentException("an entry moves 1 to " + QUANTITY_MAX + " licenses, not " + delta);
        }
        if (position < 1 || balance < 0) {
            throw new IllegalArgumentException("position " + position + " or balance " + balance + " is out of range");
        }
    }
}
