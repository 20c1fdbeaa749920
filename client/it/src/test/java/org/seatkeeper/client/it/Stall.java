package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.RunningAgent;

/** A disk that can be made to stall for real: a file system that is frozen. */
final class Stall {
    private static final Duration SHORT = Duration.ofSeconds(20);

    private final TestAgent agent;

    private Stall(TestAgent agent) {
        this.agent = agent;
    }

    static Stall of(TestAgent agent) {
        return new Stall(agent);
    }

    /** Whether this user may mount a file as a disk, and freeze it. */
    static boolean possible() throws IOException, InterruptedException {
        String trial =
                "f=$(mktemp) && truncate -s 4m $f && mkfs.ext4 -q $f && mount -o loop $f /mnt && fsfreeze -f /mnt"
                        + " && fsfreeze -u /mnt; r=$?; rm -f $f; exit $r";
        return AgentProgram.run(List.of("sh", "-c", "unshare -m sh -c '" + trial + "' 2>/dev/null"), SHORT)
                        .code()
                == 0;
    }

    List<String> command() {
        String script = "dd if=/dev/zero of=\"$STORE.disk\" bs=1M count=16 2>/dev/null && mkfs.ext4 -q \"$STORE.disk\""
                + " && cp -a \"$STORE\" \"$STORE.copy\" && mount -o loop \"$STORE.disk\" \"$STORE\""
                + " && cp -a \"$STORE.copy/.\" \"$STORE/\" && exec \"$@\"";
        return Mounts.inOwnMounts(agent, script);
    }

    private void freeze(RunningAgent running, String how) throws IOException, InterruptedException {
        AgentProgram.Ended ended = AgentProgram.run(
                List.of(
                        "nsenter",
                        "-m",
                        "-t",
                        Long.toString(running.pid()),
                        "fsfreeze",
                        how,
                        Objects.requireNonNull(agent.directory.storeFile().getParent())
                                .toString()),
                SHORT);
        assertEquals(0, ended.code(), ended.err());
    }

    void stall(RunningAgent running) throws IOException, InterruptedException {
        freeze(running, "-f");
    }

    void go(RunningAgent running) throws IOException, InterruptedException {
        freeze(running, "-u");
    }
}
