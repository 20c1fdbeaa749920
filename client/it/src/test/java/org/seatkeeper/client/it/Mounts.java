package org.seatkeeper.client.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.seatkeeper.client.lab.process.AgentProgram;

/** File systems of an agent's own, where this user may mount them; other ways where not. */
final class Mounts {
    private static final Duration TRIAL_MAX = Duration.ofSeconds(10);

    private Mounts() {}

    /** Whether this user may mount a file system that no other process sees. */
    static boolean possible() throws IOException, InterruptedException {
        AgentProgram.Ended ended = AgentProgram.run(
                List.of("sh", "-c", "unshare -m sh -c 'mount -t tmpfs -o size=1m tmpfs /mnt' 2>/dev/null"), TRIAL_MAX);
        return ended.code() == 0;
    }

    /**
     * Runs an agent whose store lies on a file system in memory, a copy of the one in its directory.
     *
     * @param size such as {@code 2m}
     * @param then more to do before the agent starts, ending in {@code && }, with STORE for the store's folder
     */
    static List<String> onOwnFileSystem(TestAgent agent, String size, String then) {
        String script = "cp -a \"$STORE\" \"$STORE.copy\" && mount -t tmpfs -o mode=0700,size=" + size
                + " tmpfs \"$STORE\" && cp -a \"$STORE.copy/.\" \"$STORE/\" && " + then + "exec \"$@\"";
        return inOwnMounts(agent, script);
    }

    /** Runs an agent below a script of mounts that vanish with it. */
    static List<String> inOwnMounts(TestAgent agent, String script) {
        Path store = agent.directory.storeFile().getParent();
        var command = new ArrayList<String>();
        command.addAll(List.of("unshare", "-m", "env", "STORE=" + store, "sh", "-c", script, "agent"));
        command.addAll(agent.program.command(
                List.of("run", "--dir", agent.directory.path().toString())));
        return List.copyOf(command);
    }

    /** Runs an agent whose store its user may read and not write; root may always, but then root may mount. */
    static List<String> withoutWriting(TestAgent agent) throws IOException {
        permit(agent, "r-xr-xr-x", "r--r--r--");
        return agent.program.command(
                List.of("run", "--dir", agent.directory.path().toString()));
    }

    /** So that the test's folder can be removed. */
    static void writable(TestAgent agent) throws IOException {
        permit(agent, "rwx------", "rw-------");
    }

    private static void permit(TestAgent agent, String onFolder, String onFiles) throws IOException {
        Path folder = agent.directory.storeFile().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(onFiles));
            }
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(onFolder));
    }
}
