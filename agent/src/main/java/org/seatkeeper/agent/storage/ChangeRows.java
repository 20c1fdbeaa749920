package org.seatkeeper.agent.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.seatkeeper.agent.domain.Disposition;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.SeatKind;

/** Changes of mode as rows, in the order in which they were opened. */
final class ChangeRows {
    private static final List<String> COLUMNS = List.of(
            "id",
            "product",
            "state",
            "base_revision",
            "agreed_by",
            "agreement_version",
            "agreement_hash",
            "language",
            "licenses",
            "seat_kind",
            "opened_at",
            "effective_at",
            "ended_at",
            "licenses_moved",
            "reason",
            "end_cause",
            "ended_by",
            "before_revision",
            "before_per_server",
            "before_pool_user",
            "before_pool_device");
    private static final String UPSERT = Upsert.into("mode_change", "id", COLUMNS);
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM mode_change ORDER BY position";

    private ChangeRows() {}

    static void write(Session session, Names names, ModeChange change) throws SQLException {
        Optional<ModeChange.Before> before = change.before();
        session.on(UPSERT)
                .uuid(change.id())
                .text(change.product().value())
                .name(change.state())
                .number(change.baseRevision())
                .number(names.id(change.agreedBy().toString()))
                .text(change.agreementVersion())
                .text(change.agreementHash())
                .text(change.language())
                .name(change.licenses())
                .name(change.seatKind())
                .time(change.openedAt())
                .time(change.effectiveAt())
                .time(change.endedAt())
                .number(change.licensesMoved())
                .text(change.reason())
                .text(change.endCause())
                .number(names.id(change.endedBy()))
                .number(before.map(ModeChange.Before::revision))
                .number(before.map(figures -> (long) figures.perServer()))
                .number(before.map(ModeChange.Before::poolUser))
                .number(before.map(ModeChange.Before::poolDevice))
                .update();
    }

    /** By id, oldest first. */
    static Map<UUID, ModeChange> read(Session session, Map<Long, String> names) throws SQLException {
        var changes = new LinkedHashMap<UUID, ModeChange>();
        try (Rows rows = session.on(SELECT).rows()) {
            while (rows.next()) {
                ModeChange change = change(rows, names);
                changes.put(change.id(), change);
            }
        }
        return changes;
    }

    private static ModeChange change(Rows rows, Map<Long, String> names) throws SQLException {
        UUID id = rows.uuid();
        var product = new ProductId(rows.text());
        ModeChange.State state = rows.name(ModeChange.State.class);
        long baseRevision = rows.number();
        IdentityName agreedBy = Names.identity(Names.of(names, rows.number()));
        String version = rows.text();
        String hash = rows.text();
        String language = rows.text();
        Disposition licenses = rows.name(Disposition.class);
        SeatKind kind = rows.name(SeatKind.class);
        Instant openedAt = rows.time();
        Instant effectiveAt = rows.time();
        Optional<Instant> endedAt = rows.optionalTime();
        int moved = rows.count();
        String reason = rows.text();
        String endCause = rows.text();
        String endedBy = Names.of(names, rows.number());
        return new ModeChange(
                id,
                product,
                state,
                baseRevision,
                agreedBy,
                version,
                hash,
                language,
                licenses,
                kind,
                openedAt,
                effectiveAt,
                endedAt,
                moved,
                reason,
                endCause,
                endedBy,
                before(rows));
    }

    private static Optional<ModeChange.Before> before(Rows rows) throws SQLException {
        Optional<Long> revision = rows.optionalNumber();
        return revision.isEmpty()
                ? Optional.empty()
                : Optional.of(new ModeChange.Before(revision.get(), rows.count(), rows.number(), rows.number()));
    }
}
