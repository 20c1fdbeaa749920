package org.seatkeeper.client.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * What a command line reads and writes.
 *
 * @param in what is typed or piped in
 * @param out results, and nothing else
 * @param err progress, questions, faults
 * @param terminal whether a person looks at it: colors, progress and questions only then
 */
public record Streams(BufferedReader in, PrintWriter out, PrintWriter err, boolean terminal) {
    /** Those of this process, in UTF-8. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to the console that is null where nobody types.
    public static Streams ofProcess() {
        Console console = System.console();
        return new Streams(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                writer(System.out),
                writer(System.err),
                console != null && console.isTerminal());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, false, StandardCharsets.UTF_8);
    }
}
