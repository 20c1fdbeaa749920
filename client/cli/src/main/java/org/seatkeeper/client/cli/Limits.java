package org.seatkeeper.client.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of the command line, held against their bounds before anyone is asked. */
final class Limits {
    /** Most rows of one list. */
    static final int ROWS_MAX = 1_000_000;

    /** Most licenses of one act. */
    static final int LICENSES_MAX = 999_999;

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})([smhd]?)");

    private Limits() {}

    static void check(int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw CliFault.usage("--limit: 1 to 1,000,000", "choose a number in between");
        }
    }

    /** A number of licenses as it is typed. */
    static int licenses(String typed) {
        if (!typed.matches("[0-9]{1,6}") || Integer.parseInt(typed) == 0) {
            throw CliFault.usage("--quantity: a whole number from 1 to 999,999", "choose a number in between");
        }
        return Integer.parseInt(typed);
    }

    /** A number that the agent gave, as it is typed; it fills all 64 bits. */
    static long number(String option, String typed) {
        try {
            return Long.parseUnsignedLong(typed);
        } catch (NumberFormatException e) {
            throw CliFault.usage(option + ": a whole number", "type it as it was shown");
        }
    }

    /** A length of time as it is typed: 90s, 15m, 2h, 7d, or seconds without a letter. Its bounds are the contract's. */
    static Duration duration(String option, String typed) {
        Matcher time = DURATION.matcher(typed);
        if (!time.matches()) {
            throw CliFault.usage(option + ": not a length of time", "such as 90s, 15m, 2h or 7d");
        }
        long count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofSeconds(count);
        };
    }
}
