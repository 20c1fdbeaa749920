package org.seatkeeper.client.fleet;

import java.time.Duration;

/** How long ago, or how long until, in the words of a list: two units at most, the greater first. */
public final class Ages {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private Ages() {}

    /** {@code 40 s}, {@code 26 min}, {@code 2 h 14 min}, {@code 3 d 4 h}. A time below zero counts as zero. */
    public static String words(Duration length) {
        Duration shown = length.isNegative() ? Duration.ZERO : length;
        if (shown.compareTo(MINUTE) < 0) {
            return shown.toSeconds() + " s";
        }
        if (shown.compareTo(HOUR) < 0) {
            return shown.toMinutes() + " min";
        }
        if (shown.compareTo(DAY) < 0) {
            return two(shown.toHours() + " h", shown.toMinutesPart(), "min");
        }
        return two(shown.toDays() + " d", shown.toHoursPart(), "h");
    }

    private static String two(String greater, int rest, String unit) {
        return rest == 0 ? greater : greater + " " + rest + " " + unit;
    }
}
