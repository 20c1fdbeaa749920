package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.Enforcement;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.GrantDecision;
import org.seatkeeper.agent.domain.GrantRules;
import org.seatkeeper.agent.domain.Grants;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.Leases;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.Moment;
import org.seatkeeper.agent.domain.Product;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.SeatKind;

/** What the store keeps of clients rebuilds the memory it was kept from, whatever was compacted or never was. */
class UseStoreTest {
    private static final Instant AT = SeededTurns.FOUNDING.at();
    private static final ProductId ID = new ProductId("tarn-sql-14");
    private static final int DEAD_ROWS_FREE = 20;

    @TempDir
    private Path folder;

    private SqliteStore store;
    private final MemoryStore model = new MemoryStore(SeededTurns.FOUNDING);
    private final Instance instance = Instance.of(
            new Product(ID, "Tarn", "Tarn SQL 14", "14", SeatKind.USER, java.util.Optional.empty(), Product.FILES));
    private Grants grants = grants();
    private final List<UUID> open = new ArrayList<>();
    private long handles;

    private Grants grants() {
        var fresh = new Grants(new Leases(), 0, DEAD_ROWS_FREE);
        fresh.uses().know(instance);
        fresh.begin(new Moment(AT, 0));
        return fresh;
    }

    @BeforeEach
    void aStoreWithOneProduct() throws Exception {
        new StoreFounder().found(folder.resolve("seatkeeper.db"), SeededTurns.FOUNDING);
        store = open();
        keep(List.of(instance));
    }

    private SqliteStore open() throws Exception {
        return SqliteStore.open(folder.resolve("seatkeeper.db"), folder, OperationRetention.STANDARD, System::nanoTime);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void keep(List<Instance> touched) throws StoreFault {
        long first = grants.compact();
        var use = new UseBatch(
                grants.records(),
                first,
                grants.turn().newAccesses(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                UseHistory.NONE);
        var turn = new Turn(0, AT, touched, List.of(), List.of(), List.of(), List.of(), List.of(), use);
        store.commit(turn);
        model.commit(turn);
        var _ = grants.keep();
    }

    private void some(Random random, int acts) {
        for (int n = 0; n < acts; n++) {
            if (open.size() > 30 || (!open.isEmpty() && random.nextInt(2) == 0)) {
                Grant grant = grants.uses().of(ID).grant(open.remove(random.nextInt(open.size())));
                if (grant != null) {
                    grants.release(grant, instance);
                }
            } else {
                var claim = new Claim(
                        new UUID(5, ++handles),
                        new Client("u" + random.nextInt(40), "pc" + random.nextInt(3)),
                        false,
                        false,
                        false);
                if (GrantRules.decide(grants, instance, claim, AT, 1_000) instanceof GrantDecision.Admitted yes) {
                    open.add(
                            grants.admit(yes, instance, new Lease(0, 60), false).handle());
                }
            }
        }
    }

    /** What is kept, by handle; and rows in all. */
    private static final class Rebuilt implements UseReader {
        private final Map<Long, LogRow> byFence = new HashMap<>();
        private int rows;

        Map<UUID, String> live() {
            var live = new TreeMap<UUID, String>();
            byFence.values().forEach(row -> live.put(row.handle(), words(row)));
            return live;
        }

        private static String words(LogRow row) {
            return row.fence() + " " + row.client() + " of " + row.number() + " at " + row.position() + " traits "
                    + row.traits();
        }

        @Override
        public void session(KeptSession session) {}

        @Override
        public void taken(LogRow row) {
            byFence.put(row.fence(), row);
            rows++;
        }

        @Override
        public void ended(long position, long fence) {
            byFence.remove(fence);
            rows++;
        }

        @Override
        public void access(Access access) {}

        @Override
        public void block(Block block) {}

        @Override
        public void denial(DenialRow row) {}

        @Override
        public void alarm(Alarm alarm) {}
    }

    private Map<UUID, String> inMemory() {
        var live = new TreeMap<UUID, String>();
        for (Grant grant : grants.uses().of(ID).grants()) {
            live.put(
                    grant.handle(),
                    grant.fence() + " " + grant.connection().client() + " of "
                            + grant.connection().number() + " at " + grant.position() + " traits " + grant.traits());
        }
        return live;
    }

    private Rebuilt rebuilt(Store from) throws StoreFault {
        var rebuilt = new Rebuilt();
        from.use(rebuilt, 0);
        return rebuilt;
    }

    @Test
    void memoryIsRebuiltAsItWasAlsoAfterCompactionAndTurnsThatNeverWere() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            for (int turn = 0; turn < 40; turn++) {
                List<UUID> before = List.copyOf(open);
                some(random, 1 + random.nextInt(6));
                if (random.nextInt(5) == 0) {
                    grants.compact();
                    grants.rollBack();
                    open.clear();
                    open.addAll(before);
                } else {
                    keep(List.of());
                }
            }
            assertEquals(inMemory(), rebuilt(store).live(), "seed " + seed);
            assertEquals(inMemory(), rebuilt(model).live(), "seed " + seed + ", without a file");
            if (seed % 5 == 0) {
                store.close();
                store = open();
                assertEquals(inMemory(), rebuilt(store).live(), "seed " + seed + " after a restart");
            }
        }
        assertEquals(Enforcement.OBSERVE, instance.enforcement());
    }

    @Test
    void theLogStaysAsLargeAsWhatLivesHoweverMuchComesAndGoes() throws Exception {
        var random = new Random(3);
        int most = 0;
        for (int turn = 0; turn < 2_000; turn++) {
            some(random, 3);
            keep(List.of());
            most = Math.max(most, rebuilt(model).rows - 2 * grants.logLive());
        }
        int rows = rebuilt(store).rows;
        assertTrue(handles > 2_000, "many came: " + handles);
        // What one turn writes and copies comes on top.
        assertTrue(rows <= 2 * grants.logLive() + DEAD_ROWS_FREE + 60, rows + " rows for " + grants.logLive());
        assertTrue(most <= DEAD_ROWS_FREE + 60, "never more than " + most + " dead rows");
    }
}
