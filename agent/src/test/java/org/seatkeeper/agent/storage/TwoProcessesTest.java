package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second agent on the same store, and a disk that cannot confirm a write, in processes of their own. */
class TwoProcessesTest {
    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void found() throws Exception {
        file = folder.resolve("seatkeeper.db");
        new StoreFounder().found(file, SeededTurns.FOUNDING);
        Files.createDirectory(folder.resolve("spare"));
    }

    private SqliteStore open() throws StoreFault, StoreRefused {
        return SqliteStore.open(file, folder, OperationRetention.STANDARD, () -> 0);
    }

    @Test
    void aSecondAgentIsRefusedUntilTheFirstIsGoneHoweverItEnded() throws Exception {
        Process first = new ProcessBuilder(OtherProcess.command("hold", file))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var says = first.inputReader()) {
            assertEquals("open", says.readLine());
            var refusal = assertThrows(StoreRefused.class, this::open);
            assertEquals(
                    "Another agent (process " + first.pid()
                            + ") has this store open. Stop it first, or give this agent a" + " folder of its own.",
                    refusal.getMessage());
            assertThrows(StoreRefused.class, () -> new StoreFounder().found(file, SeededTurns.FOUNDING));
        } finally {
            first.destroyForcibly().waitFor();
        }
        open().close();
    }

    /** From some sync on every one fails, as the kernel reports it for a dying disk. */
    @Test
    void aFailedSyncStopsTheStoreAndLosesNothingAcknowledged() throws Exception {
        assumeTrue(run(List.of("strace", "-qq", "-o", "/dev/null", "true")) == 0, "no system call can be failed here");
        var command = new ArrayList<>(List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                File.separator + "dev/null",
                "-e",
                "trace=fsync,fdatasync",
                "-e",
                "inject=fsync,fdatasync:error=EIO:when=30+"));
        command.addAll(List.of(OtherProcess.command("commit", file)));
        assertEquals(0, run(command));
        int acknowledged = Integer.parseInt(Files.readString(OtherProcess.acknowledged(file)));
        List<Turn> turns = new SeededTurns(37).next(acknowledged + 1);
        try (var store = open()) {
            Kept found = store.load();
            int there = Math.toIntExact(found.stateRevision());
            assertTrue(there == acknowledged || there == acknowledged + 1, acknowledged + " acknowledged, " + there);
            var model = new MemoryStore(SeededTurns.FOUNDING);
            turns.subList(0, there).forEach(model::commit);
            assertEquals(model.load(), found);
        }
    }

    private static int run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException notInstalled) {
            return -1;
        }
    }
}
