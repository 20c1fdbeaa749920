package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is really full and a file system that is really read-only, also for root: a small file system in memory, in
 * a mount namespace of its own. Where the system allows no such thing {@link FullStoreTest} stands alone.
 */
class RealDiskTest {
    @TempDir
    Path folder;

    @Test
    void aFullDiskAndAReadOnlyOneRefuseTurnsAndLoseNothing() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("mount"));
        Path spare = Files.createDirectory(folder.resolve("spare"));
        assumeTrue(run(mounting(mount, "true")) == 0, "no file system can be mounted here");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertEquals(
                0,
                run(mounting(
                        mount,
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RealDisk.class.getName(),
                        mount.toString(),
                        spare.toString())),
                () -> "the program on the small disk said:\n" + said());
    }

    /** A command inside a namespace in which a file system of three megabytes is mounted there. */
    private static List<String> mounting(Path mount, String... command) {
        boolean root = System.getProperty("user.name", "").equals("root");
        var line = new ArrayList<>(List.of("unshare", "--mount", root ? "--" : "--map-root-user"));
        line.addAll(List.of("sh", "-c", "mount -t tmpfs -o size=3m none \"$0\" && exec \"$@\"", mount.toString()));
        line.addAll(List.of(command));
        return line;
    }

    private int run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start()
                    .waitFor();
        } catch (IOException notInstalled) {
            return -1;
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
