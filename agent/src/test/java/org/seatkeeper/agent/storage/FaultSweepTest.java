package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.storage.FaultyDriver.Lasting;
import org.seatkeeper.agent.storage.FaultyDriver.Side;
import org.sqlite.SQLiteErrorCode;

/**
 * Lets every call to the driver fail, one after the other. Whatever is said afterwards has to be true of the files as they
 * stand at that moment, which is what a killed process leaves: done means there, rolled back means not there, and in no
 * case is there half a turn.
 */
class FaultSweepTest {
    private static final long FIRST_SEED = 21;
    private static final int TURNS_MAX = 40;

    private enum Outcome {
        DONE,
        ROLLED_BACK,
        IN_DOUBT
    }

    private interface Write {
        void on(Store store) throws StoreFault;
    }

    @TempDir(factory = MemoryFolders.class)
    Path folder;

    private final FaultyDriver driver = new FaultyDriver();
    private final MemoryStore model = new MemoryStore(SeededTurns.FOUNDING);
    private final Map<Outcome, Integer> seen = new EnumMap<>(Outcome.class);
    private StoreCopy start = new StoreCopy(new byte[0], new byte[0]);
    private Turn turn = new SeededTurns(0).next();
    private @Nullable Kept afterwards;
    private List<String> useBefore = List.of();
    private List<String> useAfter = List.of();

    /** A store of ten turns or more, its log not yet written back, and a turn that has something for most tables. */
    @BeforeEach
    void tenTurnsAndOneMore() throws Exception {
        Path file = folder.resolve("start").resolve("seatkeeper.db");
        new StoreFounder().found(file, SeededTurns.FOUNDING);
        long seed = FIRST_SEED - 1;
        List<Turn> turns;
        int before;
        do {
            turns = new SeededTurns(++seed).next(TURNS_MAX);
            before = 10;
            while (before < TURNS_MAX - 1 && !hasSomethingForMostTables(turns.get(before))) {
                before++;
            }
        } while (!hasSomethingForMostTables(turns.get(before)) && seed < FIRST_SEED + 100);
        try (var store = SqliteStore.open(file, folder, OperationRetention.STANDARD, () -> 0)) {
            for (Turn made : turns.subList(0, before)) {
                store.commit(made);
                model.commit(made);
            }
            start = StoreCopy.of(file);
        }
        turn = turns.get(before);
        assertTrue(hasSomethingForMostTables(turn), "a turn that has everything was found");
        useBefore = KeptUse.of(model, SeededUse.SAMPLED);
        var after = new MemoryStore(SeededTurns.FOUNDING);
        turns.subList(0, before + 1).forEach(after::commit);
        afterwards = after.load();
        useAfter = KeptUse.of(after, SeededUse.SAMPLED);
        Files.createDirectories(folder.resolve("work"));
        Files.createDirectories(folder.resolve("left"));
    }

    /** Also grants that were taken and that ended, and older ones that are copied to make room in their log. */
    private static boolean hasSomethingForMostTables(Turn turn) {
        UseBatch use = turn.use();
        boolean ended = use.records().stream().anyMatch(LogRecord.Ended.class::isInstance);
        boolean taken = use.records().stream().anyMatch(LogRecord.Taken.class::isInstance);
        return (!turn.changes().isEmpty() || turn.entries().size() >= 2)
                && ended
                && taken
                && use.firstPosition() > 0
                && !use.newAccesses().isEmpty()
                && !use.history().denials().isEmpty();
    }

    @Test
    void aTurnThatFailsAtAnyCallIsThereOrNotAsTheStoreSays() throws Exception {
        Write commit = store -> store.commit(turn);
        List<String> calls = callsOf(commit);
        assertTrue(calls.size() > 100, "a turn makes many calls: " + calls.size());
        for (int k = 1; k <= calls.size(); k++) {
            boolean fills = calls.get(k - 1).startsWith("set");
            sweep(commit, k, Side.BEFORE, Lasting.ONCE, SQLiteErrorCode.SQLITE_FULL);
            if (!fills) {
                sweep(commit, k, Side.AFTER, Lasting.ONCE, SQLiteErrorCode.SQLITE_IOERR_WRITE);
                sweep(commit, k, Side.BEFORE, Lasting.WRITES_FROM_THEN_ON, SQLiteErrorCode.SQLITE_READONLY);
                sweep(commit, k, Side.AFTER, Lasting.WRITES_FROM_THEN_ON, SQLiteErrorCode.SQLITE_FULL);
            }
            if (calls.get(k - 1).startsWith("executeUpdate")) {
                sweep(commit, k, Side.BEFORE, Lasting.EVERYTHING_FROM_THEN_ON, SQLiteErrorCode.SQLITE_IOERR);
                sweep(commit, k, Side.AFTER, Lasting.EVERYTHING_FROM_THEN_ON, SQLiteErrorCode.SQLITE_CANTOPEN);
                sweep(commit, k, Side.AFTER, Lasting.ONCE, SQLiteErrorCode.SQLITE_IOERR_FSYNC);
            }
        }
        assertTrue(seen.keySet().containsAll(List.of(Outcome.values())), "every outcome was seen: " + seen);
    }

    private List<String> callsOf(Write write) throws Exception {
        Path file = start.write(folder.resolve("work"));
        try (var store = open(file)) {
            driver.heal();
            write.on(store);
            return driver.calls();
        } finally {
            driver.closeAll();
        }
    }

    private SqliteStore open(Path file) throws StoreFault, StoreRefused {
        return SqliteStore.open(file, folder, OperationRetention.STANDARD, () -> 0, driver, new Schema());
    }

    private void sweep(Write write, int k, Side side, Lasting lasting, SQLiteErrorCode code) throws Exception {
        String where = "call " + k + " " + side + " " + lasting + " " + code;
        Path file = start.write(folder.resolve("work"));
        Kept before = model.load();
        try (var store = open(file)) {
            driver.fail(k, side, lasting, code);
            Outcome outcome = attempt(store, write);
            seen.merge(outcome, 1, Integer::sum);
            StoreCopy left = StoreCopy.of(file);
            driver.heal();
            boolean there = isThere(left, before, where);
            switch (outcome) {
                case DONE -> assertTrue(there, where + ": called done, and not there");
                case ROLLED_BACK -> assertTrue(!there, where + ": called rolled back, and there");
                case IN_DOUBT -> {}
            }
            if (outcome != Outcome.IN_DOUBT) {
                goesOn(store, outcome, before, where);
            }
        } finally {
            driver.closeAll();
        }
    }

    private static Outcome attempt(Store store, Write write) {
        try {
            write.on(store);
            return Outcome.DONE;
        } catch (StoreFault.RolledBack e) {
            return Outcome.ROLLED_BACK;
        } catch (StoreFault.InDoubt e) {
            return Outcome.IN_DOUBT;
        } catch (StoreFault e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the turn is in those files; fails where they hold neither what was before nor what would be after. */
    private boolean isThere(StoreCopy left, Kept before, String where) throws Exception {
        Path file = left.write(folder.resolve("left"));
        try (var store = SqliteStore.open(file, folder, OperationRetention.STANDARD, () -> 0)) {
            Kept found = store.load();
            boolean there = found.stateRevision() != before.stateRevision();
            assertEquals(there ? afterwards : before, found, where);
            assertEquals(there ? useAfter : useBefore, KeptUse.of(store, SeededUse.SAMPLED), where);
            for (KeptOperation operation : turn.operations()) {
                assertEquals(
                        there,
                        store.operation(operation.identity(), operation.operation())
                                .isPresent(),
                        where);
            }
            return there;
        }
    }

    /** Once the disk is well again the store works, also after a start. */
    private void goesOn(Store store, Outcome outcome, Kept before, String where) throws Exception {
        assertEquals(outcome == Outcome.DONE ? afterwards : before, store.load(), where);
        assertEquals(outcome == Outcome.DONE ? useAfter : useBefore, KeptUse.of(store, SeededUse.SAMPLED), where);
        if (outcome == Outcome.ROLLED_BACK) {
            store.probe();
            store.commit(turn);
            assertEquals(afterwards, store.load(), where);
            assertEquals(useAfter, KeptUse.of(store, SeededUse.SAMPLED), where);
        }
    }

    @Test
    void aStampOrAProbeThatFailsLosesNothing() throws Exception {
        Kept before = model.load();
        List<Write> writes = List.of(store -> store.stamp(SeededTurns.FOUNDING.at()), Store::probe);
        for (Write write : writes) {
            int calls = callsOf(write).size();
            for (int k = 1; k <= calls; k++) {
                for (Side side : Side.values()) {
                    Path file = start.write(folder.resolve("work"));
                    try (var store = open(file)) {
                        driver.fail(k, side, Lasting.ONCE, SQLiteErrorCode.SQLITE_FULL);
                        attempt(store, write);
                        driver.heal();
                        assertEquals(before.ledger(), store.load().ledger(), "call " + k + " " + side);
                        store.commit(turn);
                    } finally {
                        driver.closeAll();
                    }
                }
            }
        }
    }

    @Test
    void anOpeningThatFailsAtAnyCallHarmsNothingAndTheNextSucceeds() throws Exception {
        Kept before = model.load();
        Path counted = start.write(folder.resolve("work"));
        driver.heal();
        open(counted).close();
        int calls = driver.calls().size();
        driver.closeAll();
        for (int k = 1; k <= calls; k++) {
            for (SQLiteErrorCode code : List.of(SQLiteErrorCode.SQLITE_CANTOPEN, SQLiteErrorCode.SQLITE_CORRUPT)) {
                Path file = start.write(folder.resolve("work"));
                driver.fail(k, Side.BEFORE, Lasting.ONCE, code);
                opensOrSaysWhy(file);
                driver.heal();
                driver.closeAll();
                try (var store = open(file)) {
                    assertEquals(before, store.load(), "call " + k + " " + code);
                    store.commit(turn);
                }
                driver.closeAll();
            }
        }
    }

    private void opensOrSaysWhy(Path file) throws IOException {
        try (var store = open(file)) {
            store.load();
        } catch (StoreFault | StoreRefused e) {
            String said = e.getMessage();
            if (said == null || said.isBlank() || said.contains("SQL")) {
                fail("no plain words: " + said);
            }
        }
    }
}
