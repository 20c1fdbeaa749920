package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.PackedClient;
import org.seatkeeper.agent.domain.ProductId;

/** Brings the log of grants of version 2, a row for each record, to that of version 3, a row for each turn. */
final class GrantLogUpgrade {
    private static final int RECORDS_A_ROW = 512;

    private final Session session;
    private GrantPacker packer = new GrantPacker();
    private long last;

    private GrantLogUpgrade(Session session) {
        this.session = session;
    }

    /** Within the transaction of the upgrade; both tables are there. */
    static void run(Session session) throws SQLException {
        new GrantLogUpgrade(session).run();
    }

    private void run() throws SQLException {
        var products = new HashMap<String, ProductId>();
        try (Rows rows = session.on("SELECT position, fence, product, handle, user, device, connection, opened_at,"
                        + " lease_seconds, session, traits FROM grant_log ORDER BY position")
                .rows()) {
            while (rows.next()) {
                long position = rows.number();
                if (packer.count() > 0 && (position != last + 1 || packer.count() == RECORDS_A_ROW)) {
                    row();
                }
                last = position;
                record(rows, products);
            }
        }
        row();
        session.forgetPrepared(); // A table that is still read cannot be dropped.
        session.run("DROP TABLE grant_log");
    }

    private void record(Rows rows, Map<String, ProductId> products) throws SQLException {
        long fence = rows.number();
        var product = rows.optionalText();
        if (product.isEmpty()) {
            packer.ended(fence);
            return;
        }
        packer.taken(new LogRow(
                last,
                fence,
                products.computeIfAbsent(product.get(), ProductId::new),
                rows.uuid(),
                PackedClient.of(new Client(rows.text(), rows.text())),
                rows.number(),
                Instant.ofEpochMilli(rows.number()),
                rows.count(),
                rows.number(),
                rows.count()));
    }

    private void row() throws SQLException {
        if (packer.count() > 0) {
            UseRows.logged(session, last, packer.count(), packer.bytes());
            packer = new GrantPacker();
        }
    }
}
