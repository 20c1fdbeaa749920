package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatkeeper.agent.domain.Binding;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;

/**
 * Everything that was kept.
 *
 * @param changedAt the state revision that last changed each instance
 * @param ledger by position
 * @param changes oldest first
 * @param head the newest audit record; absent where there is none
 * @param bindings who may do what
 * @param aliveAt when the agent last noted that it lives, by the wall clock
 */
public record Kept(
        Founding founding,
        long stateRevision,
        List<Instance> instances,
        Map<ProductId, Long> changedAt,
        List<LedgerEntry> ledger,
        List<ModeChange> changes,
        Optional<AuditRecord> head,
        List<Binding> bindings,
        Optional<Instant> aliveAt) {
    public Kept {
        instances = List.copyOf(instances);
        changedAt = Map.copyOf(changedAt);
        ledger = List.copyOf(ledger);
        changes = List.copyOf(changes);
        bindings = List.copyOf(bindings);
    }
}
