package org.seatkeeper.client.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as people read them in a table. JSON and CSV have them whole. */
final class Phrases {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT);

    /** What a year of four digits holds. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Phrases() {}

    /** A time to the minute, in UTC and marked so. */
    static String time(Instant instant) {
        return instant.isBefore(FIRST) || instant.isAfter(LAST)
                ? instant.toString()
                : MINUTE.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A length of time as it can be typed: in the greatest unit that says it whole. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 3600 != 0) {
            return seconds / 60 + "m";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds / 3600 + "h";
    }

    /** A value of a choice as it is typed. */
    static String choice(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Two sentences one after the other, whether or not the first has its full stop. */
    static String both(String first, String second) {
        if (second.isBlank()) {
            return first;
        }
        return first + (first.endsWith(".") ? " " : "; ") + second;
    }
}
