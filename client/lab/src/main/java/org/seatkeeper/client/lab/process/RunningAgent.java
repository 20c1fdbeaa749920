package org.seatkeeper.client.lab.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An agent that serves, as a process of its own. What it writes to its error stream is kept in a log file. */
public final class RunningAgent implements AutoCloseable {
    /** How long an agent may take to serve, on a machine that does much else. */
    public static final Duration SERVING_MAX = Duration.ofSeconds(60);

    private static final Duration END_MAX = Duration.ofSeconds(30);
    private static final Pattern SERVING = Pattern.compile("SERVING (.+) (\\d+|-)");

    private final Process process;
    private final int port;
    private final Duration toServing;

    private RunningAgent(Process process, int port, Duration toServing) {
        this.process = process;
        this.port = port;
        this.toServing = toServing;
    }

    /**
     * Starts an agent and waits until it says that it serves.
     *
     * @param log gets its error stream, appended; outside its data directory
     * @throws IOException with the end of the log, where it ended instead or took longer than {@link #SERVING_MAX}
     */
    public static RunningAgent start(AgentProgram program, AgentDirectory directory, Path log)
            throws IOException, InterruptedException {
        return start(program.command(List.of("run", "--dir", directory.path().toString())), log);
    }

    /** The same by any command that ends in running an agent, such as one that limits what it may use. */
    public static RunningAgent start(List<String> command, Path log) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var serving = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> read(process, serving));
        try {
            int port = serving.get(SERVING_MAX.toMillis(), TimeUnit.MILLISECONDS);
            return new RunningAgent(process, port, Duration.ofNanos(System.nanoTime() - begun));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly().waitFor();
            throw new IOException(
                    "the agent does not serve (exit code " + process.exitValue() + "): " + Files.readString(log), e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Reads to the end, so that the agent never waits for a reader. */
    private static void read(Process process, CompletableFuture<Integer> serving) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> {
                Matcher matcher = SERVING.matcher(line);
                if (matcher.matches()) {
                    serving.complete(matcher.group(2).equals("-") ? 0 : Integer.parseInt(matcher.group(2)));
                }
            });
        } catch (IOException | UncheckedIOException e) {
            serving.completeExceptionally(e);
        }
        serving.completeExceptionally(new IOException("it ended before it served"));
    }

    /** Where it listens on the loopback address; 0 where it does not. */
    public int port() {
        return port;
    }

    /** Of the process. */
    public long pid() {
        return process.pid();
    }

    /** From the start of the process until it said that it serves. */
    public Duration toServing() {
        return toServing;
    }

    /** SIGKILL; returns once it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns at once. */
    public void terminate() {
        process.destroy();
    }

    /** Any signal by its name, such as STOP or CONT; returns once it was sent. */
    public void signal(String name) throws IOException, InterruptedException {
        AgentProgram.Ended ended = AgentProgram.run(List.of("kill", "-s", name, Long.toString(process.pid())), END_MAX);
        if (ended.code() != 0) {
            throw new IOException("kill -s " + name + ": " + ended.err());
        }
    }

    /** Its exit code, waited for; empty where it still runs after that time. */
    public OptionalInt exit(Duration max) throws InterruptedException {
        return process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    /** Whether the process is there. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            var _ = process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
