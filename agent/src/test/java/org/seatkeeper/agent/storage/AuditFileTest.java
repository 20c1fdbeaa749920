package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tampering with the audit in the file itself (spec/model.md, scenario 20). */
class AuditFileTest {
    private static final List<String> TEXTS =
            List.of("at", "role", "origin", "method", "target", "reason", "operation_id", "detail");
    private static final List<String> BLOBS = List.of("before_digest", "after_digest", "previous_hash", "hash");
    private static final int FILE_FLIPS = Integer.getInteger("seatkeeper.audit.flips", 1_500);

    @TempDir(factory = MemoryFolders.class)
    Path folder;

    private final AuditChain chain = new AuditChain(SeededTurns.FOUNDING.agentId(), SeededTurns.FOUNDING.epoch());
    private final List<AuditRecord> records = new ArrayList<>();
    private Path file = Path.of("");

    @BeforeEach
    void aStoreWithAnAudit() throws Exception {
        file = folder.resolve("seatkeeper.db");
        new StoreFounder().found(file, SeededTurns.FOUNDING);
        try (var store = open()) {
            for (Turn turn : new SeededTurns(5).next(6)) {
                store.commit(turn);
                records.addAll(turn.audit());
            }
        }
    }

    private SqliteStore open() throws StoreFault, StoreRefused {
        return SqliteStore.open(file, folder, OperationRetention.STANDARD, () -> 0);
    }

    private Optional<Long> firstBad() throws StoreFault, StoreRefused {
        try (var store = open()) {
            return firstBad(store);
        }
    }

    private Optional<Long> firstBad(Store store) throws StoreFault {
        AuditRecord head = records.getLast();
        var verifier = new AuditVerifier(chain, Optional.of(new AuditVerifier.Known(head.sequence(), head.hash())));
        store.eachAudit(1, verifier::accept);
        return verifier.verdict().flaw().map(AuditVerdict.Flaw::sequence);
    }

    @Test
    @DisplayName("Scenario 20: flip any byte of any field of the audit in the file, and verifying names that record")
    void everyByteOfEveryFieldCounts() throws Exception {
        assertEquals(Optional.empty(), firstBad());
        int flips = 0;
        try (var raw = new RawFile(file);
                var store = new OpenBeside(this::open)) {
            for (AuditRecord record : records) {
                for (String column : TEXTS) {
                    flips += flipEach(raw, store, record.sequence(), column, "TEXT");
                }
                for (String column : BLOBS) {
                    flips += flipEach(raw, store, record.sequence(), column, "BLOB");
                }
                for (int bit = 0; bit < 63; bit++) {
                    flips += edit(raw, store, record.sequence(), "count", "count + " + (1L << bit));
                }
            }
            assertEquals(Optional.empty(), firstBad(store.store()));
        }
        assertTrue(flips > 5_000, flips + " flips");
    }

    /** Flips a bit of each byte of a value in turn; a byte of an empty value is added instead. */
    private int flipEach(RawFile raw, OpenBeside store, long sequence, String column, String type) throws Exception {
        byte[] value = raw.bytes("SELECT CAST(" + column + " AS BLOB) FROM audit WHERE sequence = " + sequence);
        var random = new SplittableRandom(sequence * 31 + column.hashCode());
        if (value.length == 0) {
            return edit(raw, store, sequence, column, "CAST(x'41' AS " + type + ")");
        }
        for (int i = 0; i < value.length; i++) {
            byte[] flipped = value.clone();
            flipped[i] ^= (byte) (1 << random.nextInt(8));
            String hex = java.util.HexFormat.of().formatHex(flipped);
            edit(raw, store, sequence, column, "CAST(x'" + hex + "' AS " + type + ")");
        }
        return value.length;
    }

    private int edit(RawFile raw, OpenBeside store, long sequence, String column, String value) throws Exception {
        raw.run("BEGIN");
        raw.run("CREATE TEMP TABLE kept AS SELECT " + column + " AS was FROM audit WHERE sequence = " + sequence);
        raw.run("UPDATE audit SET " + column + " = " + value + " WHERE sequence = " + sequence);
        raw.run("COMMIT");
        assertEquals(Optional.of(sequence), firstBad(store.store()), column + " of record " + sequence + " = " + value);
        raw.run("UPDATE audit SET " + column + " = (SELECT was FROM kept) WHERE sequence = " + sequence);
        raw.run("DROP TABLE kept");
        return 1;
    }

    @Test
    @DisplayName("Scenario 20: a record taken out, moved, or put under another name or actor is named")
    void rowsCount() throws Exception {
        try (var store = new OpenBeside(this::open)) {
            tamper(store, 4, "DELETE FROM audit WHERE sequence = 4");
            tamper(store, 5, "UPDATE audit SET sequence = 9999 WHERE sequence = 5");
            tamper(
                    store,
                    1,
                    "UPDATE name SET text = 'operator/eve' WHERE text = '"
                            + records.getFirst().actor() + "'");
            tamper(store, records.size(), "DELETE FROM audit WHERE sequence = " + records.size());
        }
    }

    private void tamper(OpenBeside store, long expected, String sql) throws Exception {
        byte[] before = Files.readAllBytes(file);
        try (var raw = new RawFile(file)) {
            raw.run("BEGIN");
            raw.run(sql);
            raw.run("COMMIT");
            assertEquals(Optional.of(expected), firstBad(store.store()), sql);
        }
        store.close();
        Files.write(file, before);
        store.open();
    }

    @Test
    @DisplayName("Scenario 20: flip any byte of the file, and either it is found or it was none of the audit's")
    void everyByteOfTheFileIsTheAuditsOrNot() throws Exception {
        byte[] whole = Files.readAllBytes(file);
        int found = 0;
        for (int seed = 1; seed <= FILE_FLIPS; seed++) {
            var random = new SplittableRandom(seed);
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            if (!theAuditIsWhole(seed)) {
                found++;
            }
        }
        assertTrue(found > FILE_FLIPS / 20, found + " of " + FILE_FLIPS + " flips hit something");
    }

    /** False where tampering was found; fails where it was not found and a record differs. */
    private boolean theAuditIsWhole(int seed) {
        try (var store = open()) {
            if (firstBad(store).isPresent()) {
                return false;
            }
            var read = new ArrayList<AuditRecord>();
            store.eachAudit(1, read::add);
            assertEquals(records, read, "seed " + seed);
            return true;
        } catch (StoreFault | StoreRefused e) {
            return false;
        }
    }

    /** A store that stays open while someone tampers with its file. */
    private static final class OpenBeside implements AutoCloseable {
        private final Opening opening;
        private SqliteStore store;

        private interface Opening {
            SqliteStore open() throws StoreFault, StoreRefused;
        }

        OpenBeside(Opening opening) throws StoreFault, StoreRefused {
            this.opening = opening;
            this.store = opening.open();
        }

        void open() throws StoreFault, StoreRefused {
            store = opening.open();
        }

        SqliteStore store() {
            return store;
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
