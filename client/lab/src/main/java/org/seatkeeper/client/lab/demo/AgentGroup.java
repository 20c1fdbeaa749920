package org.seatkeeper.client.lab.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One process with one or more agents, told to end when we do. Its error stream goes to a file. */
final class AgentGroup {
    /** How long one agent may take until it serves, on a machine that does much else. */
    private static final Duration SERVING_MAX = Duration.ofSeconds(60);

    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Pattern SERVING = Pattern.compile("SERVING (\\S+) (\\d+)");

    private final Process process;
    private final Path log;
    private final SortedMap<String, Integer> ports;
    private volatile boolean stopping;

    private AgentGroup(Process process, Path log, SortedMap<String, Integer> ports) {
        this.process = process;
        this.log = log;
        this.ports = Collections.unmodifiableSortedMap(ports);
    }

    /**
     * Starts it, and waits until every agent serves.
     *
     * @param serving is told of each agent that serves, on a thread of its own
     * @throws DemoFault with the last words of the process, where it ended instead
     */
    static AgentGroup start(AgentCommand command, List<Path> directories, Path log, Runnable serving)
            throws DemoFault, InterruptedException {
        Process process;
        try {
            process = command.run(directories)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new DemoFault("no process can be started: " + e.getMessage(), "end some others, or use --servers", e);
        }
        var ports = new CompletableFuture<SortedMap<String, Integer>>();
        // Not virtual: a read of a pipe holds its carrier, and as many agents as there are cores would stop all other
        // ones.
        Thread.ofPlatform().daemon().name("agents-say").start(() -> read(process, directories.size(), serving, ports));
        try {
            return new AgentGroup(
                    process, log, ports.get(SERVING_MAX.toMillis() * directories.size(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly().waitFor();
            throw new DemoFault(
                    "the agent in " + directories.getFirst() + " does not serve: " + LastLine.of(log),
                    "remedy that and start the demo again",
                    e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Reads to the end, so that the process never waits for a reader. */
    private static void read(
            Process process, int agents, Runnable each, CompletableFuture<SortedMap<String, Integer>> serving) {
        var ports = new TreeMap<String, Integer>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().map(SERVING::matcher).filter(Matcher::matches).forEach(agent -> {
                ports.put(agent.group(1), Integer.valueOf(agent.group(2)));
                each.run();
                if (ports.size() == agents) {
                    serving.complete(ports);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            serving.completeExceptionally(e);
        }
        serving.completeExceptionally(new IOException("it ended before it served"));
    }

    /** The port of each agent, by the server's name. */
    SortedMap<String, Integer> ports() {
        return ports;
    }

    /** Of the process. */
    long pid() {
        return process.pid();
    }

    /** The listener gets the process's last line if it ends without having been told to; on a thread of the JDK. */
    void whenItDies(Consumer<String> listener) {
        var _ = process.onExit().thenAccept(_ -> {
            if (!stopping) {
                listener.accept(LastLine.of(log));
            }
        });
    }

    /** Tells it to stop; it does so within five seconds. Returns at once. */
    void tellToStop() {
        stopping = true;
        process.destroy();
    }

    /** Stops it and waits; kills it where it takes longer than it should. */
    void stop() throws InterruptedException {
        tellToStop();
        if (!process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
