package org.seatkeeper.client.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Values as people read them in a table. JSON has them whole. */
final class Phrases {
    private Phrases() {}

    /** A time to the second, in UTC. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Two sentences one after the other, whether or not the first has its full stop. */
    static String both(String first, String second) {
        if (second.isBlank()) {
            return first;
        }
        return first + (first.endsWith(".") ? " " : "; ") + second;
    }
}
