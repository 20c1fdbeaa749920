package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The one row that every write moves: where the store stands, how long the agent has been up, when it last lived. */
record StateRow(Tip tip, long uptimeSeconds, Optional<Instant> aliveAt) {
    static StateRow read(Session session) throws SQLException {
        try (Rows rows = session.on(
                        "SELECT turn, revision, entries, audit_sequence, audit_hash, uptime_seconds, alive_at"
                                + " FROM state WHERE one = 1")
                .rows()) {
            if (!rows.next()) {
                throw new IllegalArgumentException("the store does not say where it stands");
            }
            var tip = new Tip(rows.number(), rows.number(), rows.number(), rows.number(), rows.digest());
            return new StateRow(tip, rows.number(), rows.optionalTime());
        }
    }

    /** An absent moment leaves the one that stands there. */
    void update(Session session) throws SQLException {
        session.on("UPDATE state SET turn = ?, revision = ?, entries = ?, audit_sequence = ?, audit_hash = ?,"
                        + " uptime_seconds = ?, alive_at = coalesce(?, alive_at) WHERE one = 1")
                .number(tip.turn())
                .number(tip.revision())
                .number(tip.entries())
                .number(tip.sequence())
                .digest(tip.hash())
                .number(uptimeSeconds)
                .time(aliveAt)
                .update();
    }
}
