package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is damaged, or is not what it should be, is not worked with: cause and remedy instead. */
class DamagedStoreTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void aStore() throws Exception {
        file = folder.resolve("seatkeeper.db");
        new StoreFounder().found(file, SeededTurns.FOUNDING);
        try (var store = open()) {
            for (Turn turn : new SeededTurns(13).next(40)) {
                store.commit(turn);
            }
        }
    }

    private SqliteStore open() throws StoreFault, StoreRefused {
        return open(new Schema());
    }

    private SqliteStore open(Schema schema) throws StoreFault, StoreRefused {
        return SqliteStore.open(file, folder, OperationRetention.STANDARD, () -> 0, Connector.DRIVER, schema);
    }

    private void openAndLoad() throws StoreFault, StoreRefused {
        try (var store = open()) {
            store.load();
        }
    }

    private void isDamaged() {
        var fault = assertThrows(StoreFault.InDoubt.class, this::openAndLoad);
        assertTrue(fault.getMessage().contains("restore the newest"), fault.getMessage());
        assertTrue(fault.getMessage().contains("docs/operations.md"), fault.getMessage());
        assertFalse(fault.getMessage().contains(folder.toString()), fault.getMessage());
        assertFalse(fault.getMessage().contains("SQL"), fault.getMessage());
    }

    @Test
    void aGarbledBeginning() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, 100, (byte) 0x5a);
        Files.write(file, bytes);
        isDamaged();
    }

    @Test
    void anEmptyFile() throws Exception {
        Files.write(file, new byte[0]);
        isDamaged();
    }

    @Test
    void aFileCutInHalf() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        isDamaged();
    }

    @Test
    void aTextFile() throws Exception {
        Files.writeString(file, "listen = \"0.0.0.0:8443\"\n".repeat(400), StandardCharsets.UTF_8);
        isDamaged();
    }

    @Test
    void theDatabaseOfAnotherProgram() throws Exception {
        Files.delete(file);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.executeUpdate("CREATE TABLE bookmarks (url TEXT)");
        }
        isDamaged();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)",
                "DELETE FROM audit WHERE sequence = (SELECT max(sequence) - 3 FROM audit)",
                "UPDATE audit SET reason = 'x' WHERE sequence = (SELECT max(sequence) - 3 FROM audit)",
                "UPDATE state SET audit_hash = zeroblob(32)",
                "DELETE FROM ledger WHERE position = (SELECT max(position) FROM ledger)",
                "DELETE FROM ledger WHERE position = 2",
                "UPDATE ledger SET delta = delta + 1 WHERE position = 2",
                "UPDATE ledger SET scope = 'ELSEWHERE' WHERE position = 2",
                "UPDATE instance SET per_server = per_server + 1, pool_user = pool_user + 1, pool_device = pool_device + 1",
                "UPDATE instance SET mode = 'PER_MOON'",
                "UPDATE instance SET entries = entries + 1",
                "UPDATE mode_change SET opened_at = 'yesterday'",
                "DELETE FROM name",
                "DELETE FROM agent",
                "DELETE FROM state",
            })
    void contentThatNoAgentWrote(String tampering) throws Exception {
        try (var raw = new RawFile(file)) {
            raw.run(tampering);
        }
        isDamaged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET reason = 'x' WHERE sequence = ", "DELETE FROM audit WHERE sequence = "})
    void aDamagedRecordOfTheAuditIsNamedWithItsNumber(String tampering) throws Exception {
        long damaged;
        try (var store = open()) {
            damaged = store.load().head().orElseThrow().sequence() - 3;
        }
        try (var raw = new RawFile(file)) {
            raw.run(tampering + damaged);
        }
        var fault = assertThrows(StoreFault.InDoubt.class, this::openAndLoad);
        assertEquals(
                "Record " + damaged + " of the audit is damaged or missing. Put the store's file aside, to find out who"
                        + " changed it, and restore the newest backup (docs/operations.md).",
                fault.getMessage());
    }

    @Test
    void damageThatIsFoundWhileRunningStopsTheStore() throws Exception {
        try (var store = open()) {
            try (var raw = new RawFile(file)) {
                raw.run("DELETE FROM state");
            }
            assertThrows(StoreFault.InDoubt.class, store::load);
            Turn next = new SeededTurns(13).next(41).getLast();
            assertThrows(StoreFault.InDoubt.class, () -> store.commit(next));
            assertThrows(StoreFault.InDoubt.class, store::probe);
        }
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() throws Exception {
        try (var raw = new RawFile(file)) {
            raw.run("PRAGMA user_version = 4");
        }
        var refusal = assertThrows(StoreRefused.class, this::openAndLoad);
        assertEquals(
                "The store was written by a newer agent: it has version 4, this agent knows 3. Start the newer agent, or"
                        + " restore a backup from before the upgrade.",
                refusal.getMessage());
    }

    @Test
    void anOlderSchemaIsBroughtUpToDateAndKeepsWhatItHolds() throws Exception {
        Kept before;
        try (var store = open()) {
            before = store.load();
        }
        var newer = later("CREATE TABLE later (at TEXT);");
        try (var store = open(newer)) {
            assertEquals(before, store.load());
        }
        var refusal = assertThrows(StoreRefused.class, this::openAndLoad);
        assertTrue(refusal.getMessage().contains("version 4"), refusal.getMessage());
    }

    /** That of an agent to come. */
    private static Schema later(String script) {
        var steps = new ArrayList<>(Schema.standard());
        steps.add(Schema.Step.of(script));
        return new Schema(steps);
    }

    @Test
    void anUpgradeThatFailsLeavesTheOlderStore() throws Exception {
        var broken = later("CREATE TABLE later (at TEXT); INSERT INTO nowhere VALUES (1);");
        assertThrows(StoreFault.InDoubt.class, () -> open(broken).close());
        openAndLoad();
        try (var raw = new RawFile(file)) {
            assertEquals(
                    "0",
                    new String(
                            raw.bytes("SELECT count(*) FROM sqlite_schema WHERE name = 'later'"),
                            StandardCharsets.UTF_8));
        }
    }
}
