package org.seatkeeper.agent.service;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.ProductId;

/**
 * Everything this server shows, at one state revision. Immutable, published after the turn is durable.
 *
 * @param auditSequence of the newest audit record; 0 where there is none
 * @param rows every product, with the state revision that last changed it
 * @param removals products that went, newest last; at most {@value #REMOVALS_MAX}
 * @param removalsSince watchers that know no more than this get the full state: older removals are forgotten
 * @param serverChangedAt the state revision that last changed the server's own row
 * @param readOnlyCause empty, or why the store cannot be written
 */
public record Figures(
        long epoch,
        long stateRevision,
        long auditSequence,
        SortedMap<ProductId, Row> rows,
        List<Removal> removals,
        long removalsSince,
        long serverChangedAt,
        String readOnlyCause,
        List<String> configurationFaults) {
    /** Most removals that are remembered (design section 4). */
    public static final int REMOVALS_MAX = 10_000;

    public Figures {
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
        removals = List.copyOf(removals);
        configurationFaults = List.copyOf(configurationFaults);
    }

    /** One product and the state revision that last changed it. */
    public record Row(Instance instance, long changedAt) {}

    /** A product that went, and the state revision at which it did. */
    public record Removal(ProductId product, long at) {}

    /** The product of that id, if there is one. */
    public Optional<Row> row(ProductId id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** Whether a watcher with this epoch and revision can be brought up to date by changes alone. */
    public boolean reaches(long knownEpoch, long knownRevision) {
        return knownEpoch == epoch && knownRevision >= removalsSince && knownRevision <= stateRevision;
    }
}
