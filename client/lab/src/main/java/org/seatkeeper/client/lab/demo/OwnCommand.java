package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.seatkeeper.client.fleet.ShellWords;

/** A command in the demo's folder that is Seatkeeper as it knows the demo's servers: short enough to be typed. */
final class OwnCommand {
    private static final String NAME = "seatkeeper";

    private OwnCommand() {}

    /** Writes it. Read by a shell, it needs no right to be executed, which folders for temporary files may not give. */
    static void write(Path home, Optional<Path> launcher) throws IOException {
        var script = new StringBuilder("# Seatkeeper, as it knows the servers of this demo.\n");
        for (Map.Entry<String, String> variable : new TreeMap<>(DemoEnv.forPrograms(home)).entrySet()) {
            script.append("export ")
                    .append(variable.getKey())
                    .append('=')
                    .append(ShellWords.quoted(variable.getValue()))
                    .append('\n');
        }
        script.append("exec ")
                .append(ShellWords.quoted(launcher.map(Path::toString).orElse(NAME)))
                .append(" \"$@\"\n");
        Files.writeString(home.resolve(NAME), script.toString());
    }

    /** How it is called. */
    static String line(Path home, String verb) {
        return "sh " + ShellWords.quoted(home.resolve(NAME).toString()) + " " + verb;
    }
}
