package org.seatkeeper.client.lab.torture;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What to torture and how long.
 *
 * @param cycles kills, 1 or more
 * @param seed of everything that is left to chance
 * @param writers at once, 1 to 64
 * @param out a folder for logs and data; made where missing
 */
public record TortureSettings(int cycles, long seed, int writers, Path out) {
    /** The earliest kill after the agent serves. */
    static final Duration KILL_LEAST = Duration.ofMillis(20);

    /** The latest kill after the agent serves. */
    static final Duration KILL_MOST = Duration.ofMillis(800);

    /** Cycles of one data directory; then another is founded, so that a night's ledger does not outgrow an agent. */
    static final int CYCLES_PER_DIRECTORY = 50;

    private static final int WRITERS_MAX = 64;

    public TortureSettings {
        if (cycles < 1 || writers < 1 || writers > WRITERS_MAX) {
            throw new IllegalArgumentException("1 or more cycles, and 1 to " + WRITERS_MAX + " writers");
        }
    }
}
