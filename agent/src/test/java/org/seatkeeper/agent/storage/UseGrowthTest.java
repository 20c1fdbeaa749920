package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.GrantDecision;
import org.seatkeeper.agent.domain.GrantRules;
import org.seatkeeper.agent.domain.Grants;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.Leases;
import org.seatkeeper.agent.domain.Moment;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.agent.domain.SeatKind;

/** The store grows with what lives and with what is kept on purpose, not with what came and went. */
class UseGrowthTest {
    private static final int MILLION = 1_000_000;
    private static final int TURN = 1_000;
    private static final int LIVE = 500;
    private static final Instant AT = SeededTurns.FOUNDING.at();
    private static final ProductId ID = new ProductId("tarn-sql-14");

    /** Rows that may be dead (100,000), each below 130 bytes, the log of writes that SQLite keeps beside (8 MiB), and room. */
    private static final long BYTES_MAX = 32L << 20;

    @TempDir
    private Path folder;

    private final Instance instance =
            Instance.of(new Product(ID, "Tarn", "Tarn SQL 14", "14", SeatKind.USER, Optional.empty(), Product.FILES));
    private final Grants grants = new Grants(new Leases(), 0);
    private final Lease lease = new Lease(1, 60);
    private SqliteStore store;

    @BeforeEach
    void aStoreWithOneProduct() throws Exception {
        new StoreFounder().found(folder.resolve("seatkeeper.db"), SeededTurns.FOUNDING);
        store = SqliteStore.open(
                folder.resolve("seatkeeper.db"), folder, OperationRetention.STANDARD, System::nanoTime);
        grants.uses().know(instance);
        grants.begin(new Moment(AT, 0));
        keep(List.of(instance), UseHistory.NONE);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void keep(List<Instance> touched, UseHistory history) throws StoreFault {
        long first = grants.compact();
        var use = new UseBatch(
                grants.records(), first, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), history);
        store.commit(new Turn(0, AT, touched, List.of(), List.of(), List.of(), List.of(), List.of(), use));
        var _ = grants.keep();
    }

    private long bytes() throws Exception {
        long sum = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }

    private Grant admit(long handle, String user) {
        var claim = new Claim(new UUID(1, handle), new Client(user, "pc"), false, false, false);
        var admitted = (GrantDecision.Admitted) GrantRules.decide(grants, instance, claim, AT, MILLION);
        return grants.admit(admitted, instance, lease, false);
    }

    @Test
    void aMillionClientsThatCameAndWentLeaveNoMoreThanThoseWhoStayed() throws Exception {
        for (int n = 0; n < LIVE; n++) {
            admit(-1 - n, "stays" + n);
        }
        long most = 0;
        for (int pairs = 0; pairs < MILLION; pairs += TURN) {
            for (int n = 0; n < TURN; n++) {
                grants.release(admit(pairs + n, "u" + n), instance);
            }
            keep(List.of(), UseHistory.NONE);
            most = Math.max(most, bytes());
        }
        assertEquals(LIVE, grants.logLive());
        assertTrue(grants.logRows() <= 2L * LIVE + 100_000 + 8L * TURN, grants.logRows() + " rows");
        assertTrue(most < BYTES_MAX, most + " bytes at most");
    }

    @Test
    void aMillionRefusalsAddLessThanOneMegabyte() throws Exception {
        long before = bytes();
        for (int n = 0; n < MILLION; n++) {
            grants.refused(grants.uses().of(ID), new Client("user-" + n, "pc"), RefusalCode.LIMIT_REACHED, false);
            if (n % (MILLION / 10) == 0) {
                written();
            }
        }
        written();
        long added = bytes() - before;
        assertTrue(added < 1L << 20, added + " bytes");
        assertEquals(
                MILLION,
                store.denials(Optional.of(ID), Long.MAX_VALUE, 500).getFirst().count() + 1_000);
    }

    private void written() throws StoreFault {
        keep(
                List.of(),
                new UseHistory(grants.denials().takeDirty(), List.of(), List.of(), List.of(), Optional.empty()));
    }
}
