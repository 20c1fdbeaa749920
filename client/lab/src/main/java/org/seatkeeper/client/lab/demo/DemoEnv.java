package org.seatkeeper.client.lab.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.seatkeeper.agent.main.HostPort;

/**
 * What a demo knows of its surroundings.
 *
 * @param launcher starts the other programs; absent where this one was started without it, as in tests
 * @param variables the environment variables
 * @param temporary where temporary folders are made
 * @param listen where agents listen; port 0 for any free one
 */
record DemoEnv(
        Optional<Path> launcher,
        Map<String, String> variables,
        Path temporary,
        InstantSource clock,
        HostPort listen,
        Pace pace) {
    DemoEnv {
        variables = Map.copyOf(variables);
    }

    /** That of this process. */
    static DemoEnv ofProcess() {
        return new DemoEnv(
                Optional.ofNullable(System.getProperty("seatkeeper.launcher")).map(Path::of),
                System.getenv(),
                // Java itself does not look at TMPDIR.
                Path.of(Optional.ofNullable(System.getenv("TMPDIR"))
                        .filter(named -> !named.isEmpty())
                        .orElseGet(() -> System.getProperty("java.io.tmpdir"))),
                InstantSource.system(),
                new HostPort("127.0.0.1", 0),
                Pace.USUAL);
    }

    /** Whether a window can be opened. */
    boolean display() {
        return !variables.getOrDefault("DISPLAY", "").isEmpty()
                || !variables.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    /** What other programs of ours are told, so that they see the demo and nothing else of this machine. */
    static Map<String, String> forPrograms(Path home) {
        return Map.of(
                "SEATKEEPER_HOME",
                home.toString(),
                "SEATKEEPER_SOCKET",
                home.resolve("no.sock").toString());
    }
}
