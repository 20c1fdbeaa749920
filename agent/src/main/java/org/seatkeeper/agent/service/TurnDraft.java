package org.seatkeeper.agent.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.seatkeeper.agent.domain.Event;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.KeptOperation;
import org.seatkeeper.agent.storage.Turn;
import org.seatkeeper.agent.storage.UseBatch;

/** What one turn has gathered to make durable. Belongs to the keeper's thread and to one turn. */
final class TurnDraft {
    private record OperationKey(String identity, UUID id) {}

    private final LicensingState state;
    private final long revisionBefore;
    private final Set<ProductId> touched = new LinkedHashSet<>();
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<UUID, ModeChange> changes = new LinkedHashMap<>();
    private final List<AuditRecord> audit = new ArrayList<>();
    private final Map<OperationKey, KeptOperation> operations = new HashMap<>();
    private Optional<List<String>> configurationFaults = Optional.empty();

    TurnDraft(LicensingState state, long revisionBefore) {
        this.state = state;
        this.revisionBefore = revisionBefore;
    }

    /** Makes events so, and remembers what they touch. */
    void apply(List<Event> events) {
        state.apply(events);
        for (Event event : events) {
            touched.add(event.about());
            switch (event) {
                case Event.EntryBooked(LedgerEntry entry) -> entries.add(entry);
                case Event.ChangeScheduled(ModeChange change) -> changes.put(change.id(), change);
                case Event.ChangeEnded(ModeChange change) -> changes.put(change.id(), change);
                case Event.ModeChanged(ModeChange change) -> changes.put(change.id(), change);
                case Event.ProductDeclared _,
                        Event.ProductGone _,
                        Event.ProductForgotten _,
                        Event.SettingsSet _,
                        Event.Evicted _,
                        Event.Blocked _,
                        Event.BlockLifted _,
                        Event.PeakReset _,
                        Event.InstanceMoved _ -> {}
            }
        }
    }

    /** Its figures followed its use. */
    void touch(ProductId product) {
        touched.add(product);
    }

    /** Products that the turn touched. Not a copy. */
    Set<ProductId> touched() {
        return touched;
    }

    void record(AuditRecord auditRecord) {
        audit.add(auditRecord);
    }

    void keep(KeptOperation operation) {
        operations.put(new OperationKey(operation.identity(), operation.operation()), operation);
    }

    void serverChanged(List<String> faults) {
        configurationFaults = Optional.of(List.copyOf(faults));
    }

    Optional<KeptOperation> operation(String identity, UUID id) {
        return Optional.ofNullable(operations.get(new OperationKey(identity, id)));
    }

    Optional<AuditRecord> lastRecord() {
        return audit.isEmpty() ? Optional.empty() : Optional.of(audit.getLast());
    }

    boolean empty() {
        return touched.isEmpty() && audit.isEmpty() && operations.isEmpty() && configurationFaults.isEmpty();
    }

    /** One more than before where anything shown has changed (design section 4). */
    long stateRevision() {
        return touched.isEmpty() && configurationFaults.isEmpty() ? revisionBefore : revisionBefore + 1;
    }

    FiguresBuilder.Changes changes() {
        var instances = new LinkedHashMap<ProductId, Instance>();
        touched.forEach(id -> state.instance(id).ifPresent(instance -> instances.put(id, instance)));
        return new FiguresBuilder.Changes(stateRevision(), instances, forgotten(), configurationFaults);
    }

    Turn turn(java.time.Instant at, UseBatch use) {
        return new Turn(
                stateRevision(),
                at,
                List.copyOf(changes().touched().values()),
                forgotten(),
                entries,
                List.copyOf(changes.values()),
                audit,
                List.copyOf(operations.values()),
                use);
    }

    private List<ProductId> forgotten() {
        return touched.stream().filter(id -> state.instance(id).isEmpty()).toList();
    }
}
