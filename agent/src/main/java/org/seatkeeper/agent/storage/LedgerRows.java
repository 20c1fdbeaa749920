package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.seatkeeper.agent.domain.EntryReason;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.agent.domain.SeatKind;
import org.seatkeeper.agent.domain.UnitPrice;

/** The purchase history as rows. They are added, never changed. */
final class LedgerRows {
    private static final String PER_SERVER = "PER_SERVER";
    private static final String UNCLAIMED = "UNCLAIMED";
    private static final String COLUMNS = "position, id, product, scope, conversion, delta, reason, administrator, at,"
            + " comment, order_ref, currency, price_micros, pair, peer, balance";

    private LedgerRows() {}

    static void insert(Session session, Names names, LedgerEntry entry) throws SQLException {
        session.on("INSERT INTO ledger (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .number(entry.position())
                .uuid(entry.id())
                .text(entry.product().value())
                .text(scope(entry.scope()))
                .uuid(conversion(entry.scope()))
                .number(entry.delta())
                .name(entry.reason())
                .number(names.id(entry.administrator()))
                .time(entry.at())
                .text(entry.comment())
                .text(entry.orderRef())
                .text(entry.unitPrice().map(UnitPrice::currency))
                .number(entry.unitPrice().map(UnitPrice::micros))
                .uuid(entry.pair())
                .uuid(entry.peer())
                .number(entry.balance())
                .update();
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case Scope.PerServer _ -> PER_SERVER;
            case Scope.Pool(SeatKind kind) -> kind.name();
            case Scope.Unclaimed _ -> UNCLAIMED;
        };
    }

    private static Optional<UUID> conversion(Scope scope) {
        return switch (scope) {
            case Scope.PerServer _, Scope.Pool _ -> Optional.empty();
            case Scope.Unclaimed(UUID conversion) -> Optional.of(conversion);
        };
    }

    private static Scope scope(String text, Optional<UUID> conversion) {
        return switch (text) {
            case PER_SERVER -> new Scope.PerServer();
            case UNCLAIMED ->
                new Scope.Unclaimed(
                        conversion.orElseThrow(() -> new IllegalArgumentException("an entry names no conversion")));
            default -> new Scope.Pool(SeatKind.valueOf(text));
        };
    }

    /** By position. */
    static List<LedgerEntry> read(Session session, Map<Long, String> names) throws SQLException {
        var entries = new ArrayList<LedgerEntry>();
        try (Rows rows = session.on("SELECT " + COLUMNS + " FROM ledger ORDER BY position")
                .rows()) {
            while (rows.next()) {
                entries.add(entry(rows, names));
            }
        }
        return entries;
    }

    private static LedgerEntry entry(Rows rows, Map<Long, String> names) throws SQLException {
        long position = rows.number();
        UUID id = rows.uuid();
        var product = new ProductId(rows.text());
        Scope scope = scope(rows.text(), rows.optionalUuid());
        int delta = rows.count();
        EntryReason reason = rows.name(EntryReason.class);
        String administrator = Names.of(names, rows.number());
        Instant at = rows.time();
        String comment = rows.text();
        String orderRef = rows.text();
        Optional<String> currency = rows.optionalText();
        Optional<Long> micros = rows.optionalNumber();
        Optional<UnitPrice> price = currency.flatMap(c -> micros.map(m -> new UnitPrice(c, m)));
        Optional<UUID> pair = rows.optionalUuid();
        Optional<UUID> peer = rows.optionalUuid();
        return new LedgerEntry(
                id,
                position,
                product,
                scope,
                delta,
                reason,
                administrator,
                at,
                comment,
                orderRef,
                price,
                pair,
                peer,
                rows.number());
    }
}
