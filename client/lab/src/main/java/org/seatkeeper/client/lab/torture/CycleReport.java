package org.seatkeeper.client.lab.torture;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What became of one kill.
 *
 * @param killedAfter from SERVING
 * @param toServing how long the restart after the kill took
 * @param unknown operations of which nobody was told what became of them
 * @param applied how many of those turned out to have happened before the kill
 * @param entries of the ledger in the end
 */
public record CycleReport(
        int cycle,
        Duration killedAfter,
        Duration toServing,
        int acknowledged,
        int refused,
        int stale,
        int unknown,
        int applied,
        int entries,
        List<Violation> violations) {
    /** The heading of {@link #row}. */
    public static final String HEADING = String.format(
            Locale.ROOT,
            "%6s %8s %10s %12s %8s %6s %8s %8s %8s %7s",
            "cycle",
            "kill ms",
            "restart ms",
            "acknowledged",
            "refused",
            "stale",
            "unknown",
            "applied",
            "entries",
            "faults");

    public CycleReport {
        violations = List.copyOf(violations);
    }

    static CycleReport of(
            int cycle,
            Duration killedAfter,
            Duration toServing,
            Collection<Operation> operations,
            int unknown,
            int applied,
            int entries,
            List<Violation> violations) {
        return new CycleReport(
                cycle,
                killedAfter,
                toServing,
                count(operations, Outcome.Acknowledged.class),
                count(operations, Outcome.Refused.class),
                count(operations, Outcome.Stale.class),
                unknown,
                applied,
                entries,
                violations);
    }

    private static int count(Collection<Operation> operations, Class<? extends Outcome> kind) {
        return (int) operations.stream()
                .filter(operation -> operation.outcomes().stream().anyMatch(kind::isInstance))
                .count();
    }

    /** One line of the table. */
    public String row() {
        return String.format(
                Locale.ROOT,
                "%6d %8d %10d %12d %8d %6d %8d %8d %8d %7d",
                cycle,
                killedAfter.toMillis(),
                toServing.toMillis(),
                acknowledged,
                refused,
                stale,
                unknown,
                applied,
                entries,
                violations.size());
    }
}
