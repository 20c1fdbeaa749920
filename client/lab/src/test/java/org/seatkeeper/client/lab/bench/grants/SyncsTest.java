package org.seatkeeper.client.lab.bench.grants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts what a shell has dd sync, once it may begin. */
final class SyncsTest {
    private static final int SYNCS = 3;

    @TempDir
    private Path folder;

    private long counted(String loop) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "no strace here");
        Process shell = new ProcessBuilder(List.of("sh", "-c", "read begin; " + loop + "; read end"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (Syncs syncs = Syncs.of(shell.pid(), folder.resolve("calls"))) {
            shell.getOutputStream().write("begin\nend\n".getBytes(StandardCharsets.US_ASCII));
            shell.getOutputStream().close();
            var _ = shell.waitFor();
            return syncs.end();
        } finally {
            shell.destroyForcibly();
        }
    }

    @Test
    void everySyncIsCountedAlsoThoseOfChildren() throws Exception {
        assertEquals(
                SYNCS,
                counted("for n in $(seq " + SYNCS + "); do dd if=/dev/zero of=file count=1 conv=fdatasync; done"));
    }

    @Test
    void whatWritesWithoutSyncingIsNot() throws Exception {
        assertEquals(0, counted("dd if=/dev/zero of=file count=5"));
    }
}
