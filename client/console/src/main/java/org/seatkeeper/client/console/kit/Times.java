package org.seatkeeper.client.console.kit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people here read them: ISO in lists, because it lines up; the month's name in sentences. */
public final class Times {
    private static final DateTimeFormatter LIST = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.US);
    private static final DateTimeFormatter PROSE = DateTimeFormatter.ofPattern("MMM d, uuuu 'at' HH:mm", Locale.US);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.US);

    private final ZoneId zone;

    /**
     * Times in a zone.
     *
     * @param zone of whoever looks
     */
    public Times(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code 2026-06-15 16:20}. */
    public String list(Instant time) {
        return LIST.withZone(zone).format(time);
    }

    /** {@code Jun 15, 2026 at 16:20}. */
    public String prose(Instant time) {
        return PROSE.withZone(zone).format(time);
    }

    /** {@code 16:20:05}. */
    public String clock(Instant time) {
        return CLOCK.withZone(zone).format(time);
    }

    /** {@code 2026-06-15}, the day as servers count it, which is UTC everywhere. */
    public String utcDay(Instant time) {
        return DAY.withZone(ZoneOffset.UTC).format(time);
    }

    /** The zone in which days and hours are meant. */
    public ZoneId zone() {
        return zone;
    }
}
