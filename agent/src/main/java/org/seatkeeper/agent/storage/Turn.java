package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.List;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;

/**
 * Everything one turn of the keeper makes durable, in one transaction.
 *
 * @param stateRevision after the turn; the revision that the touched instances carry as their last change
 * @param touched instances as they are after the turn, whole
 * @param forgotten products of which nothing is kept
 * @param entries new entries of the ledger, by position
 * @param changes changes of mode as they are after the turn
 * @param audit new records, by sequence, already chained
 * @param operations what was answered to whom
 * @param use what products' clients did
 */
public record Turn(
        long stateRevision,
        Instant at,
        List<Instance> touched,
        List<ProductId> forgotten,
        List<LedgerEntry> entries,
        List<ModeChange> changes,
        List<AuditRecord> audit,
        List<KeptOperation> operations,
        UseBatch use) {
    /** A turn in which no client came or went. */
    public Turn(
            long stateRevision,
            Instant at,
            List<Instance> touched,
            List<ProductId> forgotten,
            List<LedgerEntry> entries,
            List<ModeChange> changes,
            List<AuditRecord> audit,
            List<KeptOperation> operations) {
        this(stateRevision, at, touched, forgotten, entries, changes, audit, operations, UseBatch.NONE);
    }

    public Turn {
        touched = List.copyOf(touched);
        forgotten = List.copyOf(forgotten);
        entries = List.copyOf(entries);
        changes = List.copyOf(changes);
        audit = List.copyOf(audit);
        operations = List.copyOf(operations);
    }
}
