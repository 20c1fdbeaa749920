package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second agent on the same store, and a disk that cannot confirm a write, in processes of their own. */
class TwoProcessesTest {
    @TempDir
    Path folder;

    private static final String NO_FAULTS = "no system call can be failed here";

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
        assumeTrue(run(List.of("strace", "-qq", "-o", "/dev/null", "true")) == 0, NO_FAULTS);
        assertEquals(0, run(failing("fsync,fdatasync", "30+", "commit")));
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

    /** Somewhere within a commit, before its last frame or after it: the kernel refuses one write. */
    @ParameterizedTest
    @ValueSource(ints = {60, 97, 151, 208})
    void aWriteThatTheKernelRefusesIsRolledBackOrDoneAsTheStoreSays(int which) throws Exception {
        assumeTrue(run(List.of("strace", "-qq", "-o", "/dev/null", "true")) == 0, NO_FAULTS);
        assertEquals(0, run(failing("pwrite64", Integer.toString(which), "insist")));
        var model = new MemoryStore(SeededTurns.FOUNDING);
        new SeededTurns(41).next(OtherProcess.TURNS_INSISTED).forEach(model::commit);
        try (var store = open()) {
            assertEquals(model.load(), store.load());
        }
    }

    /** The other program, with system calls of a kind failing, the k-th or from it on. */
    private List<String> failing(String calls, String which, String what) {
        var command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + calls));
        command.addAll(List.of("-e", "inject=" + calls + ":error=EIO:when=" + which));
        command.addAll(List.of(OtherProcess.command(what, file)));
        return command;
    }

    private static int run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException notInstalled) {
            return -1;
        }
    }
}
