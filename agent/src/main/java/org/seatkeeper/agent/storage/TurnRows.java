package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;

/** Everything one turn writes, inside a transaction that others begin and end. */
final class TurnRows {
    private TurnRows() {}

    static void write(Session session, Turn turn, OperationRows operations, long uptimeSeconds) throws SQLException {
        var names = new Names(session);
        for (ProductId product : turn.forgotten()) {
            InstanceRows.forget(session, product);
        }
        for (ModeChange change : turn.changes()) {
            ChangeRows.write(session, names, change);
        }
        for (Instance instance : turn.touched()) {
            InstanceRows.write(session, instance, turn.stateRevision());
        }
        for (LedgerEntry entry : turn.entries()) {
            LedgerRows.insert(session, names, entry);
        }
        for (AuditRecord record : turn.audit()) {
            AuditRows.insert(session, names, record);
        }
        for (KeptOperation operation : turn.operations()) {
            operations.insert(session, names, operation, uptimeSeconds);
        }
        UseRows.write(session, names, turn.use());
    }
}
