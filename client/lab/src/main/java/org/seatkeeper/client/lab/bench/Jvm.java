package org.seatkeeper.client.lab.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes of the JVM that runs us. */
final class Jvm {
    private static final int END_SECONDS_MAX = 20;
    private static final List<String> COMMON =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private Jvm() {}

    /** The class path of this process. */
    static String ownClassPath() {
        return System.getProperty("java.class.path");
    }

    /** The command line that runs a class with these flags. */
    static List<String> command(List<String> flags, String classPath, Class<?> main, String... args) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(COMMON);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(args));
        return List.copyOf(command);
    }

    /** Waits for a process that was told to end, and kills it where it does not. */
    static void end(Process process) {
        try {
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
