package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.ProductId;

/**
 * What clients did, as rows. The log of grants is append-only by rowid and has no secondary index, so that a row costs the
 * same however many there are; names stand in it as text, since a row goes once its grant has ended (docs/storage.md).
 */
final class UseRows {
    private static final String TAKEN =
            "INSERT INTO grant_log (position, fence, product, handle, user, device, connection, opened_at,"
                    + " lease_seconds, session, traits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ENDED = "INSERT INTO grant_log (position, fence) VALUES (?, ?)";

    private UseRows() {}

    static void write(Session session, Names names, UseBatch use) throws SQLException {
        for (LogRecord record : use.records()) {
            switch (record) {
                case LogRecord.Taken(long position, Grant grant) -> taken(session, position, grant);
                case LogRecord.Ended(long position, long fence) ->
                    session.on(ENDED).number(position).number(fence).update();
            }
        }
        if (use.firstPosition() > 0) {
            session.on("DELETE FROM grant_log WHERE position < ?")
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

    private static void taken(Session session, long position, Grant grant) throws SQLException {
        var connection = grant.connection();
        Client client = connection.client();
        session.on(TAKEN)
                .number(position)
                .number(grant.fence())
                .text(grant.product().value())
                .uuid(grant.handle())
                .text(client.user())
                .text(client.device())
                .number(connection.number())
                .number(connection.openedAtMillis())
                .number(grant.lease().seconds())
                .number(grant.lease().session())
                .number(grant.traits())
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
        try (Rows rows = session.on("SELECT position, fence, product, handle, user, device, connection, opened_at,"
                        + " lease_seconds, session, traits FROM grant_log ORDER BY position")
                .rows()) {
            // Read and checked once for each of them, and not for each of a million rows.
            var products = new HashMap<String, ProductId>();
            while (rows.next()) {
                long position = rows.number();
                long fence = rows.number();
                var product = rows.optionalText();
                if (product.isEmpty()) {
                    reader.ended(position, fence);
                } else {
                    reader.taken(new LogRow(
                            position,
                            fence,
                            products.computeIfAbsent(product.get(), ProductId::new),
                            rows.uuid(),
                            new Client(rows.text(), rows.text()),
                            rows.number(),
                            Instant.ofEpochMilli(rows.number()),
                            rows.count(),
                            rows.number(),
                            rows.count()));
                }
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
