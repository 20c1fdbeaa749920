package org.seatkeeper.client.lab.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.agent.main.AgentMain;

/**
 * How agents are started: through the launcher where there is one, which knows the flag sets and the AOT cache; else, as in
 * tests, by the JVM and the class path of this process.
 */
final class AgentCommand {
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-Xms8m",
            "-Xmx64m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Optional<Path> launcher;

    AgentCommand(Optional<Path> launcher) {
        this.launcher = launcher;
    }

    /** A process that serves the agents of these directories until its standard input closes. */
    ProcessBuilder run(List<Path> directories) {
        var command = new ArrayList<String>();
        if (launcher.isPresent()) {
            command.add(launcher.get().toString());
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(SMALL);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), AgentMain.class.getName()));
        }
        command.addAll(List.of("agent", "run", "--until-stdin-closes"));
        directories.forEach(directory -> command.addAll(List.of("--dir", directory.toString())));
        var process = new ProcessBuilder(command);
        process.environment().put("SEATKEEPER_JVM", directories.size() > 1 ? "busy" : "small");
        return process;
    }
}
