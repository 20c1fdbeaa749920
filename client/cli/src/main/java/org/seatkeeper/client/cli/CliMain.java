package org.seatkeeper.client.cli;

import java.util.List;

/**
 * Where the command line begins. Version and help are answered here without touching the network classes, so that they are
 * quick; everything else is handed to {@link Verbs}.
 */
public final class CliMain {
    private CliMain() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, Streams.ofProcess(), CliEnv.ofProcess()));
    }

    /**
     * Runs one command line; returns its exit code (docs of {@link ExitCode}). Never throws for anything a person typed.
     *
     * @param args as typed, without the program's name
     */
    public static int run(String[] args, Streams streams, CliEnv env) {
        if (isVersion(List.of(args))) {
            streams.out().println("seatkeeper " + Version.ofBuild());
            streams.out().flush();
            return ExitCode.DONE.number();
        }
        return Verbs.run(args, streams, env);
    }

    private static boolean isVersion(List<String> args) {
        return args.size() == 1 && List.of("--version", "-V", "version").contains(args.getFirst());
    }
}
