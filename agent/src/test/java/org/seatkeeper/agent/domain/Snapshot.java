package org.seatkeeper.agent.domain;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything of a state that shows, as values: equal snapshots, equal states. */
record Snapshot(
        SortedMap<ProductId, Instance> instances, List<LedgerEntry> ledger, Map<ProductId, List<ModeChange>> changes) {
    static Snapshot of(LicensingState state) {
        var changes = new TreeMap<ProductId, List<ModeChange>>();
        state.instances().keySet().forEach(id -> changes.put(id, state.changes(id)));
        return new Snapshot(new TreeMap<>(state.instances()), List.copyOf(state.ledger()), changes);
    }

    /** The state that a store would rebuild from it. */
    LicensingState rebuilt() {
        return LicensingState.of(
                List.copyOf(instances.values()),
                ledger,
                changes.values().stream().flatMap(List::stream).toList());
    }

    /** What is held of a product in all scopes, by the ledger; 0 for a product that is not there. */
    long total(ProductId product) {
        Instance instance = instances.get(product);
        return instance == null ? 0 : instance.total();
    }
}
