package org.seatkeeper.client.console.properties;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where moments and numbers stand in a rectangle of pixels, and which of them get a mark. Pure.
 *
 * @param left of the rectangle, px; as the other edges
 * @param from at the left edge
 * @param until at the right edge
 * @param top the number at the upper edge; 0 stands at the lower one
 */
record PlotScale(double left, double upper, double right, double lower, Instant from, Instant until, long top) {
    private static final int LEVELS_MAX = 5;
    private static final double MARK_WIDTH = 84;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(14));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.US);

    /** A moment with its words. */
    record Mark(Instant at, String words) {}

    /** The distance of the numbers that get a line: 1, 2 or 5 times a power of ten, so that there are at most five. */
    static long step(long greatest) {
        long step = 1;
        long[] next = {2, 5, 10};
        for (long power = 1; ; power *= 10) {
            if (step * LEVELS_MAX >= greatest) {
                return step;
            }
            for (long factor : next) {
                step = power * factor;
                if (step * LEVELS_MAX >= greatest) {
                    return step;
                }
            }
        }
    }

    /** The number at the upper edge: a whole number of steps, with the greatest below it. */
    static long top(long greatest) {
        long step = step(Math.max(greatest, 1));
        return Math.max(step, Math.ceilDiv(greatest, step) * step);
    }

    /** The numbers that get a line, 0 first. */
    List<Long> levels() {
        var levels = new ArrayList<Long>();
        for (long level = 0; level <= top; level += step(top)) {
            levels.add(level);
        }
        return levels;
    }

    /** Where a moment stands, also outside of the rectangle. */
    double x(Instant at) {
        double share = (double) Duration.between(from, at).toMillis()
                / Duration.between(from, until).toMillis();
        return left + share * (right - left);
    }

    /** Where a number stands. */
    double y(double number) {
        return lower - number / top * (lower - upper);
    }

    /** The moment that stands there, within what is shown. */
    Instant at(double x) {
        double share = Math.clamp((x - left) / (right - left), 0.0, 1.0);
        return from.plusMillis(Math.round(share * Duration.between(from, until).toMillis()));
    }

    /** Moments with words, so far apart that the words do not touch. */
    List<Mark> marks(ZoneId zone) {
        int most = (int) Math.max(1, (right - left) / MARK_WIDTH);
        Duration length = Duration.between(from, until);
        for (Duration step : STEPS) {
            if (length.dividedBy(step) < most) {
                return step.compareTo(Duration.ofDays(1)) < 0 ? hours(zone, step) : days(zone, step.toDays());
            }
        }
        int months = 1;
        while (length.toDays() / (30L * months) >= most) {
            months++;
        }
        return months(zone, months);
    }

    private List<Mark> hours(ZoneId zone, Duration step) {
        var marks = new ArrayList<Mark>();
        ZonedDateTime at = from.atZone(zone).truncatedTo(ChronoUnit.DAYS);
        for (; at.toInstant().isBefore(until); at = at.plus(step)) {
            boolean midnight = at.toLocalTime().toSecondOfDay() == 0;
            add(marks, at, midnight ? DAY : TIME);
        }
        return marks;
    }

    private List<Mark> days(ZoneId zone, long step) {
        var marks = new ArrayList<Mark>();
        ZonedDateTime at = from.atZone(zone).truncatedTo(ChronoUnit.DAYS);
        if (step >= 7) {
            at = at.minusDays(at.getDayOfWeek().getValue() - 1L); // Weeks begin on Mondays.
        }
        for (; at.toInstant().isBefore(until); at = at.plusDays(step)) {
            add(marks, at, DAY);
        }
        return marks;
    }

    private List<Mark> months(ZoneId zone, int step) {
        var marks = new ArrayList<Mark>();
        ZonedDateTime at = from.atZone(zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        for (; at.toInstant().isBefore(until); at = at.plusMonths(step)) {
            add(marks, at, MONTH);
        }
        return marks;
    }

    private void add(List<Mark> marks, ZonedDateTime at, DateTimeFormatter words) {
        if (!at.toInstant().isBefore(from)) {
            marks.add(new Mark(at.toInstant(), words.format(at)));
        }
    }
}
