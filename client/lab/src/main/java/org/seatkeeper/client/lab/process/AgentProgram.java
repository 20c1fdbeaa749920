package org.seatkeeper.client.lab.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.agent.main.AgentMain;
import org.seatkeeper.agent.main.GateMain;

/**
 * How an agent is started on this machine: by which JVM, with which flags and from which class path.
 *
 * @param java the executable
 * @param flags of the JVM
 * @param classPath of module agent
 */
public record AgentProgram(Path java, List<String> flags, String classPath) {
    private static final Duration RUN_MAX = Duration.ofSeconds(60);

    public AgentProgram {
        flags = List.copyOf(flags);
    }

    /** A run that ended: its exit code, and everything it printed. */
    public record Ended(int code, String out, String err) {}

    /** By the JVM of this process, from the class path that the build wrote beside the agent, or else from our own. */
    public static AgentProgram ofThisProcess(FlagSet set) {
        var flags = new ArrayList<>(set.own());
        flags.addAll(FlagSet.COMMON);
        return new AgentProgram(Path.of(System.getProperty("java.home"), "bin", "java"), flags, agentClassPath());
    }

    private static String agentClassPath() {
        try {
            Path code = Path.of(AgentMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path list = code.resolveSibling("classpath");
            // Folders of classes come and go with each build; the list beside them may be an older build's.
            if (Files.isRegularFile(code) && Files.isReadable(list)) {
                return code
                        + System.getProperty("path.separator")
                        + Files.readString(list).strip();
            }
        } catch (IOException | URISyntaxException unreadable) {
            // Our own class path has it too: we depend on the agent.
        }
        return System.getProperty("java.class.path");
    }

    /** The same with more flags of the JVM. */
    public AgentProgram with(String... more) {
        var all = new ArrayList<>(flags);
        all.addAll(List.of(more));
        return new AgentProgram(java, all, classPath);
    }

    /** The whole command line of {@code seatkeeper agent ...} with these arguments. */
    public List<String> command(List<String> args) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath);
        command.add(AgentMain.class.getName());
        command.add("agent");
        command.addAll(args);
        return List.copyOf(command);
    }

    /** The whole command line of {@code seatkeeper gate ...} with these arguments. */
    public List<String> gateCommand(List<String> args) {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, GateMain.class.getName(), "gate"));
        command.addAll(args);
        return List.copyOf(command);
    }

    /**
     * Runs a verb to its end, as {@code agent init}, or an {@code agent run} that cannot start.
     *
     * @throws IOException where it does not end within a minute; it is killed
     */
    public Ended run(List<String> args) throws IOException, InterruptedException {
        return run(command(args), RUN_MAX);
    }

    /** Runs any command to its end. */
    public static Ended run(List<String> command, Duration max) throws IOException, InterruptedException {
        Path out = Files.createTempFile("seatkeeper-run", ".out");
        Path err = Files.createTempFile("seatkeeper-run", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException(command.getLast() + " did not end within " + max.toSeconds() + " s: "
                        + Files.readString(out) + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }
}
