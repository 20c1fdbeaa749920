package org.seatkeeper.client.lab.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.FlagSet;

/**
 * How agents are started: through the launcher where there is one, which knows the flag sets and the AOT cache; else, as in
 * tests, by the JVM and the class path of this process.
 */
final class AgentCommand {
    private final Optional<Path> launcher;

    AgentCommand(Optional<Path> launcher) {
        this.launcher = launcher;
    }

    /** A process that serves the agents of these directories until its standard input closes. */
    ProcessBuilder run(List<Path> directories) {
        var args = new ArrayList<>(List.of("run", "--until-stdin-closes"));
        directories.forEach(directory -> args.addAll(List.of("--dir", directory.toString())));
        var process = new ProcessBuilder(launcher.map(path -> launched(path, args))
                .orElseGet(() -> AgentProgram.ofThisProcess(FlagSet.SMALL).command(args)));
        process.environment().put("SEATKEEPER_JVM", directories.size() > 1 ? "busy" : "small");
        return process;
    }

    private static List<String> launched(Path launcher, List<String> args) {
        var command = new ArrayList<>(List.of(launcher.toString(), "agent"));
        command.addAll(args);
        return command;
    }
}
