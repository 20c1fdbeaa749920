package org.seatkeeper.agent.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.Kept;

/** Turns the figures before a turn into those after it. Belongs to the keeper's thread. */
final class FiguresBuilder {
    private final int removalsMax;
    private Figures figures;

    FiguresBuilder(Kept kept, int removalsMax) {
        this.removalsMax = removalsMax;
        this.figures = of(kept, "", List.of());
    }

    private static Figures of(Kept kept, String readOnlyCause, List<String> faults) {
        var rows = new TreeMap<ProductId, Figures.Row>();
        for (Instance instance : kept.instances()) {
            ProductId id = instance.product().id();
            rows.put(id, new Figures.Row(instance, kept.changedAt().getOrDefault(id, kept.stateRevision())));
        }
        return new Figures(
                kept.founding().epoch(),
                kept.stateRevision(),
                kept.head().map(AuditRecord::sequence).orElse(0L),
                rows,
                List.of(),
                kept.stateRevision(),
                kept.stateRevision(),
                readOnlyCause,
                faults);
    }

    Figures figures() {
        return figures;
    }

    /** After a durable turn. The audit may have grown although nothing that shows has changed. */
    Figures after(Changes changes, long auditSequence) {
        var rows = new TreeMap<>(figures.rows());
        changes.touched().forEach((id, instance) -> rows.put(id, new Figures.Row(instance, changes.stateRevision())));
        var removals = new ArrayList<>(figures.removals());
        for (ProductId id : changes.forgotten()) {
            rows.remove(id);
            removals.add(new Figures.Removal(id, changes.stateRevision()));
        }
        long since = figures.removalsSince();
        while (removals.size() > removalsMax) {
            since = removals.removeFirst().at();
        }
        boolean serverChanged = changes.configurationFaults().isPresent();
        figures = new Figures(
                figures.epoch(),
                changes.stateRevision(),
                auditSequence,
                rows,
                removals,
                since,
                serverChanged ? changes.stateRevision() : figures.serverChangedAt(),
                figures.readOnlyCause(),
                changes.configurationFaults().orElse(figures.configurationFaults()));
        return figures;
    }

    /** The store can, or cannot, be written: a fact of the moment that no revision can carry, since none can be kept. */
    Figures readOnly(String cause) {
        figures = new Figures(
                figures.epoch(),
                figures.stateRevision(),
                figures.auditSequence(),
                figures.rows(),
                figures.removals(),
                figures.removalsSince(),
                figures.serverChangedAt(),
                cause,
                figures.configurationFaults());
        return figures;
    }

    /** What was kept, after a turn was rolled back. */
    Figures again(Kept kept) {
        figures = of(kept, figures.readOnlyCause(), figures.configurationFaults());
        return figures;
    }

    /**
     * What one turn changes of what is shown.
     *
     * @param configurationFaults present where the server's own row changed
     */
    record Changes(
            long stateRevision,
            Map<ProductId, Instance> touched,
            List<ProductId> forgotten,
            java.util.Optional<List<String>> configurationFaults) {}
}
