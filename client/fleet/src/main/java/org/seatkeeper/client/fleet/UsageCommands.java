package org.seatkeeper.client.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The command lines that show the use of products and act on it, ready to paste into a POSIX shell. */
public final class UsageCommands {
    private UsageCommands() {}

    /** Who is connected. */
    public static String connections(ProductKey key) {
        return new ShellWords("connections", "list").at(key).line();
    }

    /** Ends one connection; zero blocks nobody. */
    public static String evict(ProductKey key, long number, Duration block, String reason) {
        return new ShellWords("connections", "evict")
                .at(key)
                .option("--number", Long.toUnsignedString(number))
                .option("--reason", reason)
                .option("--block", block.isZero() ? "" : Spans.typed(block))
                .line();
    }

    /** Lifts a block before its time. */
    public static String liftBlock(ProductKey key, String user, String device, String reason) {
        return new ShellWords("connections", "unblock")
                .at(key)
                .option("--user", user)
                .option("--device", device)
                .option("--reason", reason)
                .line();
    }

    /** Who used a product in the mode Per Device or Per User. */
    public static String clients(ProductKey key) {
        return new ShellWords("clients", "list").at(key).line();
    }

    /** Who was refused. */
    public static String denials(ProductKey key) {
        return new ShellWords("denials", "list").at(key).line();
    }

    /** The use over time, as comma-separated values. */
    public static String peaks(ProductKey key, PeakHistory.Span span, Instant from, Instant until) {
        return new ShellWords("peaks", "show")
                .at(key)
                .option(
                        "--span",
                        switch (span) {
                            case FIVE_MINUTES -> "5m";
                            case HOUR -> "hour";
                            case DAY -> "day";
                        })
                .option("--from", from.toString())
                .option("--until", until.toString())
                .option("-o", "csv")
                .line();
    }

    /** A new measuring period. */
    public static String resetPeak(ProductKey key, String reason) {
        return new ShellWords("peaks", "reset")
                .at(key)
                .option("--reason", reason)
                .line();
    }

    /** What an administrator should know of a server. */
    public static String events(ServerName server) {
        return new ShellWords("events", "list")
                .option("--server", server.value())
                .line();
    }

    /** The products of one server. */
    public static String products(ServerName server) {
        return new ShellWords("products").option("--server", server.value()).line();
    }

    /** Sets what differs; shows the settings where nothing does. */
    public static String settings(ProductKey key, ProductSettings before, ProductSettings after, String reason) {
        if (before.equals(after)) {
            return new ShellWords("settings", "show").at(key).line();
        }
        return new ShellWords("settings", "set")
                .at(key)
                .option("--enforcement", changed(before.observing(), after.observing(), enforcement(after)))
                .option("--grace", changed(before.grace(), after.grace(), Integer.toString(after.grace())))
                .option("--hold", changed(before.hold(), after.hold(), Spans.typed(after.hold())))
                .option("--key", changed(before.key(), after.key(), choice(after.key())))
                .option(
                        "--machine-accounts",
                        changed(before.machineAccounts(), after.machineAccounts(), choice(after.machineAccounts())))
                .option("--lease", changed(before.lease(), after.lease(), Spans.typed(after.lease())))
                .option("--reason", reason)
                .line();
    }

    private static String enforcement(ProductSettings settings) {
        return settings.observing() ? "observe" : "enforce";
    }

    private static String choice(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> String changed(T before, T after, String words) {
        return Optional.of(words).filter(_ -> !before.equals(after)).orElse("");
    }
}
