package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last line of a program's log: where it says why it ended. */
final class LastLine {
    private static final int LENGTH_MAX = 300;

    private LastLine() {}

    /** At most 300 characters of it. */
    static String of(Path log) {
        try {
            String line = Files.readString(log)
                    .strip()
                    .lines()
                    .reduce((_, last) -> last)
                    .orElse("it said nothing");
            return line.substring(0, Math.min(LENGTH_MAX, line.length()));
        } catch (IOException e) {
            return "its log " + log + " cannot be read";
        }
    }
}
