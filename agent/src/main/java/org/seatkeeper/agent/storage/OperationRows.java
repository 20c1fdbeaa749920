package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** What was answered to whom, as rows, numbered for each identity in the order of answering. */
final class OperationRows {
    private final OperationRetention retention;

    OperationRows(OperationRetention retention) {
        this.retention = retention;
    }

    /** Keeps one, and lets at most two go that are past both limits. */
    void insert(Session session, Names names, KeptOperation operation, long uptimeSeconds) throws SQLException {
        long identity = names.id(operation.identity());
        long ordinal = newest(session, identity) + 1;
        session.on("INSERT INTO operation (identity, ordinal, operation, body_digest, reply, kept_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .number(identity)
                .number(ordinal)
                .uuid(operation.operation())
                .digest(operation.bodyDigest())
                .bytes(operation.reply().bytes())
                .number(uptimeSeconds)
                .update();
        if (ordinal > retention.newest()) {
            removeOldest(session, identity, ordinal - retention.newest(), uptimeSeconds);
        }
    }

    private static long newest(Session session, long identity) throws SQLException {
        try (Rows rows = session.on("SELECT max(ordinal) FROM operation WHERE identity = ?")
                .number(identity)
                .rows()) {
            return rows.next() ? rows.number() : 0;
        }
    }

    private void removeOldest(Session session, long identity, long upTo, long uptimeSeconds) throws SQLException {
        session.on("DELETE FROM operation WHERE identity = ?1 AND ordinal <= ?2 AND kept_at < ?3 AND ordinal <"
                        + " (SELECT min(ordinal) FROM operation WHERE identity = ?1) + "
                        + OperationRetention.REMOVED_PER_OPERATION)
                .number(identity)
                .number(upTo)
                .number(uptimeSeconds - retention.uptime().toSeconds())
                .update();
    }

    static Optional<KeptOperation> find(Session session, String identity, UUID operation) throws SQLException {
        try (Rows rows = session.on("SELECT body_digest, reply FROM operation"
                        + " WHERE identity = (SELECT id FROM name WHERE text = ?) AND operation = ?")
                .text(identity)
                .uuid(operation)
                .rows()) {
            return rows.next()
                    ? Optional.of(new KeptOperation(identity, operation, rows.digest(), new Reply(rows.bytes())))
                    : Optional.empty();
        }
    }
}
