package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power is lost at random moments: database and log are copied as they stand, the log is cut at every frame and at random
 * bytes, and each copy is opened. What is found is what a number of whole turns left, all of them that were acknowledged
 * where nothing synced is cut, and the audit's chain is intact: acts, and grants that clients took and gave back. That ledger and balances agree is looked at by every load.
 */
class PowerLossTest {
    /** Copies that are opened; more of them for a long run. */
    private static final int CUTS = Integer.getInteger("seatkeeper.powerloss.cuts", 1_500);

    private static final long SEED = Long.getLong("seatkeeper.powerloss.seed", System.nanoTime());

    private static final int TURNS = 40;

    private record Moment(StoreCopy copy, int acknowledged) {}

    /** What is there after so many turns. */
    private record Expected(Kept kept, List<String> use) {
        static Expected of(Store store) throws StoreFault {
            return new Expected(store.load(), KeptUse.of(store, SeededUse.SAMPLED));
        }
    }

    @TempDir(factory = MemoryFolders.class)
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final AuditChain chain = new AuditChain(SeededTurns.FOUNDING.agentId(), SeededTurns.FOUNDING.epoch());
    private int cuts;
    private int compactions;

    @Test
    void afterAnyLossOfPowerTheAcknowledgedTurnsAreThereAndNoneIsHalf() throws Exception {
        while (cuts < CUTS) {
            long seed = random.nextLong();
            var seeded = new SeededTurns(seed);
            List<Turn> turns = seeded.next(TURNS);
            compactions += seeded.compactions();
            var expected = new ArrayList<Expected>();
            var model = new MemoryStore(SeededTurns.FOUNDING);
            expected.add(Expected.of(model));
            for (Turn turn : turns) {
                model.commit(turn);
                expected.add(Expected.of(model));
            }
            for (Moment moment : momentsUnderLoad(turns)) {
                examine(moment, turns, expected);
            }
        }
        assertTrue(compactions > 0, words("the log of grants was compacted"));
    }

    /** Commits the turns, now and then with a restart, and copies the files between calls to the driver, mid-turn. */
    private List<Moment> momentsUnderLoad(List<Turn> turns) throws Exception {
        Path file = folder.resolve("load").resolve("seatkeeper.db");
        new StoreFounder().found(file, SeededTurns.FOUNDING);
        var driver = new FaultyDriver();
        var moments = new ArrayList<Moment>();
        int[] acknowledged = {0};
        driver.watch(_ -> {
            if (random.nextInt(2_500) == 0) {
                moments.add(new Moment(copy(file), acknowledged[0]));
            }
        });
        SqliteStore store = open(file, driver);
        for (Turn turn : turns) {
            store.commit(turn);
            acknowledged[0]++;
            if (random.nextInt(15) == 0) {
                store.close();
                store = open(file, driver);
            }
        }
        moments.add(new Moment(copy(file), acknowledged[0]));
        store.close();
        Files.delete(file);
        return moments;
    }

    private static StoreCopy copy(Path file) {
        try {
            return StoreCopy.of(file);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private SqliteStore open(Path file, Connector connector) throws StoreFault, StoreRefused {
        return SqliteStore.open(file, folder, OperationRetention.STANDARD, () -> 0, connector, new Schema());
    }

    private void examine(Moment moment, List<Turn> turns, List<Expected> expected) throws Exception {
        StoreCopy copy = moment.copy();
        Path work = Files.createDirectories(folder.resolve("cut"));
        int whole = found(copy.write(work), turns, expected, "nothing cut");
        assertTrue(
                whole >= moment.acknowledged(),
                words("nothing cut") + ": " + moment.acknowledged() + " turns were acknowledged, " + whole
                        + " are there");
        int last = whole;
        for (int frames = copy.frames(); frames >= 0 && cuts < CUTS; frames--) {
            int end = Math.min(copy.endOf(frames), copy.logBytes());
            int turnsThere = found(copy.writeCut(work, end), turns, expected, "cut to " + frames + " frames");
            assertTrue(turnsThere <= last, words("a shorter log holds no more turns"));
            last = turnsThere;
            int at = random.nextInt(copy.logBytes() + 1);
            found(copy.writeCut(work, at), turns, expected, "cut to " + at + " bytes");
            int torn = 1 + random.nextInt(copy.pageSize());
            found(copy.writeTorn(work, at, torn, random), turns, expected, "torn at " + at + " by " + torn);
        }
        halfWrittenBack(copy, work, turns, expected, whole);
    }

    /** Power is lost while the log is being written back: some pages of the database are new, and the log is whole. */
    private void halfWrittenBack(StoreCopy copy, Path work, List<Turn> turns, List<Expected> expected, int whole)
            throws Exception {
        Path file = copy.write(work);
        open(file, Connector.DRIVER).close();
        byte[] after = Files.readAllBytes(file);
        for (int i = 0; i < 10 && cuts < CUTS; i++) {
            byte[] mixed = java.util.Arrays.copyOf(copy.database(), after.length);
            for (int page = 0; page < after.length; page += copy.pageSize()) {
                if (random.nextBoolean()) {
                    int bytes = random.nextInt(4) == 0 ? 512 * (1 + random.nextInt(7)) : copy.pageSize();
                    System.arraycopy(after, page, mixed, page, Math.min(bytes, after.length - page));
                }
            }
            String what = "written back in part";
            assertEquals(whole, found(copy.writeWith(work, mixed), turns, expected, what), words(what));
        }
    }

    /** How many turns are in those files; fails where it is not a number of whole turns. */
    private int found(Path file, List<Turn> turns, List<Expected> expected, String what) throws Exception {
        cuts++;
        try (var store = open(file, Connector.DRIVER)) {
            Kept kept = store.load();
            int there = Math.toIntExact(kept.stateRevision());
            assertEquals(expected.get(there).kept(), kept, words(what));
            assertEquals(expected.get(there).use(), KeptUse.of(store, SeededUse.SAMPLED), words(what));
            var verifier =
                    new AuditVerifier(chain, kept.head().map(h -> new AuditVerifier.Known(h.sequence(), h.hash())));
            store.eachAudit(1, verifier::accept);
            assertEquals(Optional.empty(), verifier.verdict().flaw(), words(what));
            for (int i = 0; i < turns.size(); i += 7) {
                KeptOperation operation = turns.get(i).operations().getFirst();
                Optional<KeptOperation> answer = store.operation(operation.identity(), operation.operation());
                assertEquals(i < there ? Optional.of(operation) : Optional.empty(), answer, words(what));
            }
            return there;
        }
    }

    private static String words(String what) {
        return what + ", with -Dseatkeeper.powerloss.seed=" + SEED;
    }
}
