package org.seatkeeper.agent.main;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seatkeeper.agent.gate.Limits;

/** The {@code [limits]} of a gate's file: each with its least and its most. */
final class GateLimits {
    private static final Set<String> KEYS = Set.of(
            "connections",
            "arriving",
            "threads",
            "header",
            "handshake",
            "connect",
            "silent_after",
            "lease",
            "idle",
            "half_closed",
            "drain");
    private static final Pattern TIME = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");
    private static final Duration TENTH = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(31);

    private final TomlFile toml;
    private final TomlTable table;

    private GateLimits(TomlFile toml, TomlTable table) {
        this.toml = toml;
        this.table = table;
    }

    static Limits read(TomlFile toml) throws TomlFile.Fault {
        TomlTable table = toml.table("limits");
        toml.only(table, KEYS);
        return new GateLimits(toml, table).limits();
    }

    private Limits limits() throws TomlFile.Fault {
        Limits usual = Limits.DEFAULT;
        return new Limits(
                toml.number(table, "connections", usual.connections(), 1, 100_000),
                toml.number(table, "arriving", usual.arriving(), 1, 100_000),
                toml.number(table, "threads", usual.threads(), 1, 64),
                time("header", usual.header(), TENTH, MINUTE),
                time("handshake", usual.handshake(), TENTH, MINUTE),
                time("connect", usual.connect(), TENTH, MINUTE),
                time("silent_after", usual.silentAfter(), TENTH, MINUTE),
                orOff("lease", usual.lease(), Duration.ofSeconds(10), DAY),
                orOff("idle", usual.idle(), SECOND, MONTH),
                time("half_closed", usual.halfClosed(), SECOND, DAY),
                time("drain", usual.drain(), Duration.ZERO, HOUR));
    }

    /** A time within bounds, or zero. */
    private Duration orOff(String key, Duration missing, Duration least, Duration most) throws TomlFile.Fault {
        Duration read = time(key, missing, Duration.ZERO, most);
        if (!read.isZero() && read.compareTo(least) < 0) {
            throw toml.fault(table, key, key + " is \"0s\", or " + words(least) + " to " + words(most));
        }
        return read;
    }

    private Duration time(String key, Duration missing, Duration least, Duration most) throws TomlFile.Fault {
        Optional<String> text = toml.optionalText(table, key, 8);
        if (text.isEmpty()) {
            return missing;
        }
        Matcher form = TIME.matcher(text.get());
        Duration read = form.matches() ? duration(Long.parseLong(form.group(1)), form.group(2)) : null;
        if (read == null || read.compareTo(least) < 0 || read.compareTo(most) > 0) {
            throw toml.fault(
                    table, key, key + " is a time such as \"30s\", from " + words(least) + " to " + words(most));
        }
        return read;
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static String words(Duration time) {
        long seconds = time.toSeconds();
        if (time.toMillis() % 1000 != 0) {
            return "\"" + time.toMillis() + "ms\"";
        }
        return seconds >= 86_400
                ? "\"" + seconds / 86_400 + "d\""
                : seconds >= 3_600
                        ? "\"" + seconds / 3_600 + "h\""
                        : seconds >= 60 ? "\"" + seconds / 60 + "m\"" : "\"" + seconds + "s\"";
    }
}
