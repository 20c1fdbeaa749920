package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.domain.ProductId;

/**
 * What clients did, as rows. The log of grants takes a row a turn by rowid and has no secondary index, so that a turn costs
 * the same however many there are; names stand in it, since a row goes once its grants have ended (docs/storage.md).
 */
final class UseRows {
    private UseRows() {}

    static void write(Session session, Names names, UseBatch use) throws SQLException {
        List<LogRecord> records = use.records();
        if (!records.isEmpty()) {
            logged(session, records.getLast().position(), records.size(), GrantPacker.pack(records));
        }
        if (use.firstPosition() > 0) {
            session.on("DELETE FROM grant_turn WHERE last < ?")
                    .number(use.firstPosition())
                    .update();
        }
        for (Access access : use.newAccesses()) {
            session.on("INSERT INTO access (position, product, user, device, first_at, last_at, count)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .number(access.position())
                    .text(access.product().value())
                    .text(access.client().user())
                    .text(access.client().device())
                    .time(access.first())
                    .time(access.last())
                    .number(access.count())
                    .update();
        }
        for (Access access : use.counts()) {
            session.on("UPDATE access SET last_at = ?, count = ? WHERE position = ?")
                    .time(access.last())
                    .number(access.count())
                    .number(access.position())
                    .update();
        }
        sessions(session, use);
        blocks(session, names, use);
        UseHistoryRows.write(session, names, use.history());
    }

    /** A row of the log, whose last record has that position. */
    static void logged(Session session, long last, int count, byte[] records) throws SQLException {
        session.on("INSERT INTO grant_turn (last, count, records) VALUES (?, ?, ?)")
                .number(last)
                .number(count)
                .bytes(records)
                .update();
    }

    private static void sessions(Session session, UseBatch use) throws SQLException {
        for (KeptSession kept : use.sessions()) {
            session.on("INSERT INTO session (id, product, owner, token_digest, lease_seconds, local)"
                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                            + " token_digest = excluded.token_digest")
                    .number(kept.id())
                    .text(kept.product().value())
                    .text(kept.owner())
                    .digest(kept.tokenDigest())
                    .number(kept.leaseSeconds())
                    .flag(kept.local())
                    .update();
        }
        for (long ended : use.ended()) {
            session.on("DELETE FROM session WHERE id = ?").number(ended).update();
        }
    }

    private static void blocks(Session session, Names names, UseBatch use) throws SQLException {
        for (Block block : use.blocks()) {
            session.on("INSERT INTO block (product, user, device, until_at, set_by, reason) VALUES (?, ?, ?, ?, ?, ?)"
                            + " ON CONFLICT (product, user, device) DO UPDATE SET until_at = excluded.until_at,"
                            + " set_by = excluded.set_by, reason = excluded.reason")
                    .text(block.product().value())
                    .text(block.client().user())
                    .text(block.client().device())
                    .time(block.until())
                    .number(names.id(block.by()))
                    .text(block.reason())
                    .update();
        }
        for (Block block : use.lifted()) {
            session.on("DELETE FROM block WHERE product = ? AND user = ? AND device = ?")
                    .text(block.product().value())
                    .text(block.client().user())
                    .text(block.client().device())
                    .update();
        }
    }

    /** Everything that was kept, told to the reader in order. */
    static void read(Session session, UseReader reader, long fromDay) throws SQLException {
        try (Rows rows = session.on("SELECT id, product, owner, token_digest, lease_seconds, local FROM session")
                .rows()) {
            while (rows.next()) {
                reader.session(new KeptSession(
                        rows.number(),
                        new ProductId(rows.text()),
                        rows.text(),
                        rows.digest(),
                        rows.count(),
                        rows.flag()));
            }
        }
        log(session, reader);
        try (Rows rows = session.on(
                        "SELECT position, product, user, device, first_at, last_at, count FROM access ORDER BY position")
                .rows()) {
            while (rows.next()) {
                reader.access(new Access(
                        rows.number(),
                        new ProductId(rows.text()),
                        new Client(rows.text(), rows.text()),
                        rows.time(),
                        rows.time(),
                        rows.number()));
            }
        }
        Map<Long, String> names = Names.read(session);
        try (Rows rows = session.on("SELECT product, user, device, until_at, set_by, reason FROM block")
                .rows()) {
            while (rows.next()) {
                reader.block(new Block(
                        new ProductId(rows.text()),
                        new Client(rows.text(), rows.text()),
                        rows.time(),
                        Names.of(names, rows.number()),
                        rows.text()));
            }
        }
        UseHistoryRows.read(session, reader, fromDay);
    }

    private static void log(Session session, UseReader reader) throws SQLException {
        var records = new GrantRecords(reader);
        try (Rows rows = session.on("SELECT last, count, records FROM grant_turn ORDER BY last")
                .rows()) {
            while (rows.next()) {
                records.read(rows.number(), rows.count(), rows.bytes());
            }
        }
    }

    /** Counts this start and notes the machine's run. */
    static void begin(Session session, String boot) throws SQLException {
        session.on("INSERT INTO run (one, starts, boot) VALUES (1, 1, ?)"
                        + " ON CONFLICT (one) DO UPDATE SET starts = starts + 1, boot = excluded.boot")
                .text(boot)
                .update();
    }

    /** The last run that was counted. */
    static Run run(Session session) throws SQLException {
        try (Rows rows =
                session.on("SELECT starts, boot FROM run WHERE one = 1").rows()) {
            return rows.next() ? new Run(rows.number(), rows.text()) : new Run(0, "");
        }
    }
}
