package org.seatkeeper.client.lab.torture.grants;

import java.time.Duration;
import java.util.List;

/**
 * One kill and what became of it.
 *
 * @param answered calls that were answered before it
 * @param unknown calls whose answer was lost
 * @param applied of those requests that turned out to have been granted
 * @param held handles that live afterwards
 */
public record GrantCycle(
        int number,
        Duration delay,
        Duration restart,
        int answered,
        int unknown,
        int applied,
        int held,
        List<String> violations) {
    /** Above the rows. */
    public static final String HEADING = "cycle  killed after  restart  answered  unknown  applied  held  faults";

    public GrantCycle {
        violations = List.copyOf(violations);
    }

    /** One line. */
    public String row() {
        return String.format(
                java.util.Locale.ROOT,
                "%5d  %9d ms  %4d ms  %8d  %7d  %7d  %4d  %6d",
                number,
                delay.toMillis(),
                restart.toMillis(),
                answered,
                unknown,
                applied,
                held,
                violations.size());
    }
}
