package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Values that tests of the rules begin with. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final ProductId SQL = new ProductId("tarn-sql-14");
    static final ProductId MAIL = new ProductId("quill-mail-9");
    static final IdentityName MIRA = new IdentityName(IdentityName.Kind.OPERATOR, "mira.holt");
    static final String OTHER_OWNER = "product/quill";
    static final Scope HERE = new Scope.PerServer();
    static final Scope USERS = new Scope.Pool(SeatKind.USER);
    static final Scope DEVICES = new Scope.Pool(SeatKind.DEVICE);
    static final UUID PEER = new UUID(7, 7);

    private Samples() {}

    static Agreement agreement(String version) {
        String digit = Integer.toHexString(Math.floorMod(version.hashCode(), 16));
        return new Agreement(version, digit.repeat(64), Map.of("en", "One way, and no way back (" + version + ")."));
    }

    static Product product(ProductId id, Optional<Agreement> agreement, String owner) {
        return new Product(id, "Tarn", "SQL", "14", SeatKind.USER, agreement, owner);
    }

    static Product sql() {
        return product(SQL, Optional.of(agreement("1")), Product.FILES);
    }

    /** The product with that many Per Server licenses on no ledger, and that many connections now and at most. */
    static Instance used(Product product, int perServer, int inUse, int peak) {
        return instance(product, perServer, 0, 0, inUse, peak);
    }

    /** The product with those pools, on no ledger. */
    static Instance pooled(Product product, int perServer, long user, long device) {
        return instance(product, perServer, user, device, 0, 0);
    }

    private static Instance instance(Product product, int perServer, long user, long device, int inUse, int peak) {
        return new Instance(
                product,
                LicensingMode.PER_SERVER,
                Enforcement.ENFORCE,
                1,
                false,
                perServer,
                user,
                device,
                Collections.unmodifiableSortedMap(new TreeMap<>()),
                Optional.empty(),
                0,
                Settings.STANDARD,
                Use.of(inUse, peak));
    }

    static LedgerEntry entry(Scope scope, int delta) {
        return new LedgerEntry(
                new UUID(9, 9),
                1,
                SQL,
                scope,
                delta,
                EntryReason.PURCHASE,
                MIRA.toString(),
                NOW,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                delta);
    }

    static Act act(String reason, Instant at) {
        return new Act(MIRA, 0, reason, at, new Act.Ids(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3)));
    }

    /** A change of mode that was made. */
    static ModeChange committed() {
        return committed(SeatKind.USER);
    }

    static ModeChange committed(SeatKind kind) {
        return new ModeChange(
                new UUID(4, 4),
                SQL,
                ModeChange.State.COMMITTED,
                1,
                MIRA,
                "1",
                "a".repeat(64),
                "en",
                Disposition.MOVE,
                kind,
                NOW,
                NOW,
                Optional.of(NOW),
                0,
                "",
                "",
                "",
                Optional.of(new ModeChange.Before(1, 25, 0, 0)));
    }
}
