package org.seatkeeper.client.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.seatkeeper.client.lab.LabMain;
import org.seatkeeper.client.lab.process.AgentProgram;

/** {@code seatkeeper demo} as a process of its own, read line by line. */
final class DemoProcess implements AutoCloseable {
    /** How long anything of it may take, on a machine that does much else. */
    private static final Duration WAIT_MAX = Duration.ofMinutes(2);

    private static final String END = "\u0000";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> read = new ArrayList<>();

    private DemoProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readAll);
    }

    /** Starts one whose temporary folder is made below a folder. */
    static DemoProcess start(Path temporary, String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LabMain.class.getName(), "demo"));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TMPDIR", temporary.toString());
        // Without a window: the demo lasts until it is told to end.
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        return new DemoProcess(builder.start());
    }

    private void readAll() {
        try (BufferedReader all = process.inputReader()) {
            all.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            // Whoever waits for a line is told what there was.
        }
        lines.add(END);
    }

    /** Reads on to a line in which the pattern is found. */
    Matcher until(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        while (true) {
            String line = Optional.ofNullable(lines.poll(WAIT_MAX.toSeconds(), TimeUnit.SECONDS))
                    .orElse(END);
            if (line.equals(END)) {
                lines.add(END);
                throw new AssertionError("the demo does not say '" + pattern + "': " + String.join("\n", read));
            }
            read.add(line);
            Matcher found = wanted.matcher(line);
            if (found.find()) {
                return found;
            }
        }
    }

    /** Its agents' processes. */
    List<ProcessHandle> agents() {
        try (Stream<ProcessHandle> all = process.children()) {
            return all.filter(child -> child.info().command().orElse("").endsWith("java"))
                    .toList();
        }
    }

    /** SIGINT, as Ctrl-C sends it to this process alone. */
    void interrupt() throws IOException, InterruptedException {
        var ended = AgentProgram.run(List.of("kill", "-s", "INT", Long.toString(process.pid())), WAIT_MAX);
        if (ended.code() != 0) {
            throw new IOException(ended.err());
        }
    }

    /** SIGKILL; returns once it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its exit code, once everything it said was read. */
    int exit() throws InterruptedException {
        if (!process.waitFor(WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the demo does not end: " + String.join("\n", read));
        }
        return process.exitValue();
    }

    /** What demos left below a folder. */
    static List<Path> leftIn(Path temporary) throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(each -> each.getFileName().toString().startsWith("seatkeeper-demo-"))
                    .toList();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
