package org.seatkeeper.client.lab.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.seatkeeper.client.lab.process.AgentProgram;

/** Programs of the distribution: where they are, run to their end, or left running. */
final class Programs {
    private static final Duration RUN_MAX = Duration.ofSeconds(90);
    private static final Duration READY_MAX = Duration.ofSeconds(30);
    private static final int LOOK_MILLIS = 50;
    private static final int END_SECONDS_MAX = 20;

    /** Where Debian keeps the programs of PostgreSQL's server, by version. */
    private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

    private Programs() {}

    /** Something that is so or not yet. */
    @FunctionalInterface
    interface Ready {
        boolean yet() throws IOException, InterruptedException;
    }

    /**
     * The program of that name.
     *
     * @throws IOException where it is not installed
     */
    static String find(String name) throws IOException {
        String path = System.getenv().getOrDefault("PATH", "");
        var folders = Stream.concat(
                Arrays.stream(path.split(":", -1))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of),
                postgres());
        return folders.map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IOException(
                        name + " is not installed; install the peers with: seatkeeper bench --install-peers"));
    }

    private static Stream<Path> postgres() throws IOException {
        if (!Files.isDirectory(POSTGRES)) {
            return Stream.of();
        }
        try (Stream<Path> versions = Files.list(POSTGRES)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        }
    }

    /** Runs one to its end; what it printed. */
    static String run(List<String> command) throws IOException, InterruptedException {
        AgentProgram.Ended ended = AgentProgram.run(command, RUN_MAX);
        if (ended.code() != 0) {
            throw new IOException(
                    command.getFirst() + " ended with " + ended.code() + ": " + ended.err() + ended.out());
        }
        return ended.out();
    }

    /** Starts one, whose words go into a file, and waits until it is ready. */
    static Process start(List<String> command, Path log, Ready ready) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long began = System.nanoTime();
        while (!ready.yet()) {
            boolean ended = process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() - began > READY_MAX.toNanos()) {
                end(process);
                throw new IOException(command.getFirst() + " does not start: " + Files.readString(log));
            }
        }
        return process;
    }

    /** Ends one that runs, and waits for it. */
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
