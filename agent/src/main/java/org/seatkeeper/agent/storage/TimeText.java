package org.seatkeeper.agent.storage;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Moments as the file holds them: seconds since 1970 and nine digits of nanoseconds, such as
 * {@code 1764000000.000000001}. Exact for every moment, and free of a parser that start-up would have to load.
 */
final class TimeText {
    private static final int NANO_DIGITS = 9;

    private TimeText() {}

    static String of(Instant at) {
        String nanos = Integer.toString(at.getNano());
        return at.getEpochSecond() + "." + "0".repeat(NANO_DIGITS - nanos.length()) + nanos;
    }

    /** Throws IllegalArgumentException for anything {@link #of} does not write. */
    static Instant parse(String text) {
        int point = text.length() - NANO_DIGITS - 1;
        if (point < 1 || text.charAt(point) != '.') {
            throw new IllegalArgumentException("no moment: " + text);
        }
        Instant at;
        try {
            at = Instant.ofEpochSecond(
                    Long.parseLong(text, 0, point, 10), Integer.parseInt(text, point + 1, text.length(), 10));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("no moment: " + text, e);
        }
        if (!of(at).equals(text)) {
            throw new IllegalArgumentException("a moment in another spelling: " + text);
        }
        return at;
    }
}
