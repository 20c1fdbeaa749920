package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the store in one file to the contract, and to what a file adds. */
class SqliteStoreTest extends StoreContract {
    @TempDir
    Path folder;

    private int founded;

    private Path database() {
        return folder.resolve("store" + founded).resolve("seatkeeper.db");
    }

    @Override
    Store open() throws Exception {
        founded++;
        new StoreFounder().found(database(), SeededTurns.FOUNDING);
        return openAgain();
    }

    private SqliteStore openAgain() throws StoreFault, StoreRefused {
        return SqliteStore.open(database(), folder, SHORT, nanos::get);
    }

    @Override
    Store reopen(Store was) throws Exception {
        was.close();
        return openAgain();
    }

    @Test
    void onlyTheAgentsUserMayReadTheStore() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(database())));
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(database().getParent())));
    }

    @Test
    void aStoreIsFoundedOnce() throws IOException {
        store.close();
        byte[] before = Files.readAllBytes(database());
        var refusal =
                assertThrows(StoreRefused.class, () -> new StoreFounder().found(database(), SeededTurns.FOUNDING));
        assertTrue(refusal.getMessage().startsWith("There is a store already."), refusal.getMessage());
        assertEquals(List.of(), leftovers());
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(database())));
    }

    @Test
    void aFoundingThatWasInterruptedLeavesNothingInTheWayOfTheNext() throws Exception {
        Path later = folder.resolve("later").resolve("seatkeeper.db");
        Files.createDirectories(later.getParent());
        Files.writeString(later.resolveSibling("seatkeeper.db.founding"), "half a store");
        new StoreFounder().found(later, SeededTurns.FOUNDING);
        try (var store = SqliteStore.open(later, folder, SHORT, nanos::get)) {
            assertEquals(SeededTurns.FOUNDING, store.load().founding());
        }
    }

    private List<String> leftovers() throws IOException {
        try (var names = Files.list(database().getParent())) {
            return names.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("seatkeeper.db") && !name.equals("seatkeeper.db.lock"))
                    .toList();
        }
    }

    @Test
    void aCleanCloseLeavesOneFile() throws Exception {
        store.commit(new SeededTurns(1).next());
        assertFalse(leftovers().isEmpty());
        store.close();
        assertEquals(List.of(), leftovers());
        store = openAgain();
    }

    @Test
    void aFolderWithoutAStoreIsRefused() {
        Path nowhere = folder.resolve("nowhere").resolve("seatkeeper.db");
        var refusal = assertThrows(StoreRefused.class, () -> SqliteStore.open(nowhere, folder, SHORT, nanos::get));
        assertEquals("There is no store here. Found one with: seatkeeper agent init", refusal.getMessage());
    }

    @Test
    void aSecondAgentOnTheSameStoreIsRefusedAndToldWhoHasIt() {
        var refusal = assertThrows(StoreRefused.class, this::openAgain);
        assertTrue(
                refusal.getMessage()
                        .startsWith("Another agent (process "
                                + ProcessHandle.current().pid() + ")"),
                refusal.getMessage());
    }

    @Test
    void theUptimeThatKeepsAnswersIsCountedAcrossRuns() throws Exception {
        List<KeptOperation> answers = answers("operator/mira.holt", 6);
        for (KeptOperation answer : answers.subList(0, 5)) {
            store.commit(answering(answer));
        }
        for (int run = 0; run < 3; run++) {
            nanos.addAndGet(9L * 3600 * 1_000_000_000);
            store.stamp(SeededTurns.FOUNDING.at());
            store = reopen(store);
        }
        store.commit(answering(answers.get(5)));
        assertTrue(store.operation("operator/mira.holt", answers.get(0).operation())
                .isEmpty());
        assertTrue(store.operation("operator/mira.holt", answers.get(2).operation())
                .isPresent());
    }

    @Test
    void theWriteAheadLogStaysBounded() throws Exception {
        Path log = database().resolveSibling("seatkeeper.db-wal");
        byte[] large = new byte[200_000];
        long largest = 0;
        int turns = 0;
        for (KeptOperation answer : answers("operator/mira.holt", 120)) {
            store.commit(answering(
                    new KeptOperation(answer.identity(), answer.operation(), answer.bodyDigest(), new Reply(large))));
            largest = Math.max(largest, Files.size(log));
            turns++;
        }
        assertTrue(turns * 200_000L > 2 * SqliteStore.LOG_BYTES_MAX, "enough was written to fill it twice");
        assertTrue(largest < SqliteStore.LOG_BYTES_MAX + 300_000, "it grew to " + largest);
    }

    @Test
    void aNameCanBeTakenOutOfTheStoreAndTheAuditStillVerifies() throws Exception {
        for (Turn turn : new SeededTurns(2).next(20)) {
            store.commit(turn);
        }
        store.close();
        var chain = new AuditChain(SeededTurns.FOUNDING.agentId(), SeededTurns.FOUNDING.epoch());
        try (var raw = new RawFile(database())) {
            raw.run("UPDATE name SET text = '" + chain.pseudonym("operator/jon") + "' WHERE text = 'operator/jon'");
        }
        store = openAgain();
        store.load();
        var verifier = new AuditVerifier(chain, Optional.empty());
        store.eachAudit(1, verifier::accept);
        assertTrue(verifier.verdict().intact());
        assertFalse(Files.readString(database(), StandardCharsets.ISO_8859_1).contains("operator/jon"));
    }

    @Test
    void theAuditIsReadByOthersWhileTheKeeperWrites() throws Exception {
        var chain = new AuditChain(SeededTurns.FOUNDING.agentId(), SeededTurns.FOUNDING.epoch());
        var writing = new AtomicBoolean(true);
        Store shared = store;
        var reader = CompletableFuture.supplyAsync(() -> {
            int read = 0;
            while (writing.get()) {
                var verifier = new AuditVerifier(chain, Optional.empty());
                try {
                    shared.eachAudit(1, verifier::accept);
                } catch (StoreFault e) {
                    throw new AssertionError(e);
                }
                assertEquals(Optional.empty(), verifier.verdict().flaw());
                read++;
            }
            return read;
        });
        for (Turn turn : new SeededTurns(23).next(150)) {
            store.commit(turn);
        }
        writing.set(false);
        assertTrue(reader.get() > 0);
    }

    @Test
    void aDatabaseToolThatHoldsTheFileRefusesATurnAndLosesNothing() throws Exception {
        var turns = new SeededTurns(24);
        store.commit(turns.next());
        Turn next = turns.next();
        Kept before = store.load();
        try (var raw = new RawFile(database())) {
            raw.run("BEGIN IMMEDIATE");
            var fault = assertThrows(StoreFault.RolledBack.class, () -> store.commit(next));
            assertEquals(Trouble.HELD.words(), fault.getMessage());
            assertEquals(before, store.load());
            raw.run("ROLLBACK");
        }
        store.probe();
        store.commit(next);
        assertEquals(2, store.load().stateRevision());
    }

    @Test
    void aHundredThousandAnswersOfAnIdentityAreKeptForLongerThanADay() throws Exception {
        store.close();
        List<KeptOperation> answers = answers("operator/robot", 100_003);
        try (var large = SqliteStore.open(database(), folder, OperationRetention.STANDARD, nanos::get)) {
            for (int from = 0; from < 100_000; from += 5_000) {
                large.commit(answering(answers.subList(from, from + 5_000).toArray(KeptOperation[]::new)));
            }
            nanos.addAndGet(25L * 3600 * 1_000_000_000);
            KeptOperation first = answers.getFirst();
            assertEquals(Optional.of(first), large.operation(first.identity(), first.operation()));
            large.commit(answering(answers.get(100_000)));
            assertEquals(Optional.empty(), large.operation(first.identity(), first.operation()));
            KeptOperation second = answers.get(1);
            assertEquals(Optional.of(second), large.operation(second.identity(), second.operation()));
        }
        store = openAgain();
    }
}
