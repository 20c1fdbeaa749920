package org.seatkeeper.client.fleet;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as they are typed: {@code 90s}, {@code 15m}, {@code 2h}, {@code 7d}; a bare number is seconds. */
public final class Spans {
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,9})\\s*([smhdSMHD]?)");
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Spans() {}

    /** What was typed; empty where it is no length of time. Bounds are the reader's business. */
    public static Optional<Duration> read(String text) {
        Matcher typed = TYPED.matcher(text.strip());
        if (!typed.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(typed.group(1));
        return Optional.of(
                switch (typed.group(2)) {
                    case "m", "M" -> Duration.ofMinutes(count);
                    case "h", "H" -> Duration.ofHours(count);
                    case "d", "D" -> Duration.ofDays(count);
                    default -> Duration.ofSeconds(count);
                });
    }

    /** The shortest way to type it, in whole seconds. */
    public static String typed(Duration length) {
        long seconds = length.toSeconds();
        if (seconds == 0) {
            return "0";
        }
        if (seconds % DAY == 0) {
            return seconds / DAY + "d";
        }
        if (seconds % HOUR == 0) {
            return seconds / HOUR + "h";
        }
        return seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }
}
