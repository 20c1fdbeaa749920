package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The audit as rows. They are added, never changed. Reading takes whatever stands there: verifying judges it. */
final class AuditRows {
    private static final String SELECT =
            "SELECT sequence, at, coalesce(name.text, ''), role, origin, method, target, reason,"
                    + " operation_id, detail, before_digest, after_digest, count, previous_hash, hash"
                    + " FROM audit LEFT JOIN name ON name.id = actor";

    private AuditRows() {}

    static void insert(Session session, Names names, AuditRecord record) throws SQLException {
        session.on("INSERT INTO audit (sequence, at, actor, role, origin, method, target, reason, operation_id, detail,"
                        + " before_digest, after_digest, count, previous_hash, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .number(record.sequence())
                .time(record.at())
                .number(names.id(record.actor()))
                .text(record.role())
                .text(record.origin())
                .text(record.method())
                .text(record.target())
                .text(record.reason())
                .text(record.operationId())
                .text(record.detail())
                .digest(record.beforeDigest())
                .digest(record.afterDigest())
                .number(record.count())
                .digest(record.previousHash())
                .digest(record.hash())
                .update();
    }

    /** So many below a sequence, newest first. */
    static List<AuditRecord> below(Session session, long sequence, int limit) throws SQLException {
        return read(session.on(SELECT + " WHERE sequence < ? ORDER BY sequence DESC LIMIT ?")
                .number(sequence)
                .number(limit));
    }

    /** So many from a sequence on, in order. */
    static List<AuditRecord> from(Session session, long sequence, int limit) throws SQLException {
        return read(session.on(SELECT + " WHERE sequence >= ? ORDER BY sequence LIMIT ?")
                .number(sequence)
                .number(limit));
    }

    private static List<AuditRecord> read(Bound query) throws SQLException {
        var records = new ArrayList<AuditRecord>();
        try (Rows rows = query.rows()) {
            while (rows.next()) {
                records.add(record(rows));
            }
        }
        return records;
    }

    private static AuditRecord record(Rows rows) throws SQLException {
        long sequence = rows.number();
        Instant at = rows.anyTime();
        String actor = rows.text();
        String role = rows.text();
        String origin = rows.text();
        String method = rows.text();
        String target = rows.text();
        String reason = rows.text();
        String operation = rows.text();
        String detail = rows.text();
        String before = rows.digest();
        String after = rows.digest();
        int count = rows.anyCount();
        String previous = rows.digest();
        return new AuditRecord(
                sequence,
                at,
                actor,
                role,
                origin,
                method,
                target,
                reason,
                operation,
                detail,
                before,
                after,
                count,
                previous,
                rows.digest());
    }
}
