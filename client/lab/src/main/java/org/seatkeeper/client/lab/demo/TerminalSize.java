package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of the terminal we were started in.
 *
 * @param lines at least 1, as columns
 */
record TerminalSize(int lines, int columns) {
    /** What a terminal has that does not say. */
    static final TerminalSize USUAL = new TerminalSize(24, 80);

    private static final Pattern SAID = Pattern.compile("([1-9]\\d{0,3}) ([1-9]\\d{0,3})");
    private static final int SECONDS_MAX = 2;

    /** Asks stty, which every POSIX system has: Java itself cannot tell. */
    static TerminalSize ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return USUAL;
            }
            return read(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException none) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }

    /** What stty says: lines, then columns. */
    static TerminalSize read(String said) {
        Matcher size = SAID.matcher(said.strip());
        return size.matches()
                ? new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                : USUAL;
    }
}
