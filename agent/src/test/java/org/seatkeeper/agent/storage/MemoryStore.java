package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LedgerEntry;
import org.seatkeeper.agent.domain.MeasuringPeriod;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Sample;

/** A store without a file, for tests of what stands above it. Held to the same contract as the real one. Any thread. */
public final class MemoryStore implements Store {
    private record Key(String identity, UUID operation) {}

    private record Aged(KeptOperation operation, long keptNanos) {}

    private final Founding founding;
    private final OperationRetention retention;
    private final LongSupplier nanos;
    private final TreeMap<ProductId, Instance> instances = new TreeMap<>();
    private final Map<ProductId, Long> changedAt = new HashMap<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final Map<UUID, ModeChange> changes = new LinkedHashMap<>();
    private final List<AuditRecord> audit = new ArrayList<>();
    private final Map<Key, Aged> operations = new HashMap<>();
    private final Map<String, Deque<Key>> byIdentity = new HashMap<>();
    private final MemoryUse use = new MemoryUse();
    private Run run = new Run(0, "");
    private Optional<Instant> aliveAt = Optional.empty();
    private Tip tip;

    /** Holds what was founded; time stands still. */
    public MemoryStore(Founding founding) {
        this(founding, OperationRetention.STANDARD, () -> 0);
    }

    /** Keeps operations as said, reckoned by that monotonic clock. */
    public MemoryStore(Founding founding, OperationRetention retention, LongSupplier nanos) {
        this.founding = founding;
        this.retention = retention;
        this.nanos = nanos;
        this.tip = new Tip(0, 0, 0, 0, new AuditChain(founding.agentId(), founding.epoch()).genesis());
    }

    @Override
    public synchronized Kept load() {
        return new Kept(
                founding,
                tip.revision(),
                List.copyOf(instances.values()),
                changedAt,
                ledger,
                List.copyOf(changes.values()),
                audit.isEmpty() ? Optional.empty() : Optional.of(audit.getLast()),
                founding.bindings(),
                aliveAt);
    }

    @Override
    public synchronized void commit(Turn turn) {
        tip = tip.after(turn);
        turn.forgotten().forEach(product -> {
            instances.remove(product);
            changedAt.remove(product);
        });
        turn.touched().forEach(instance -> {
            instances.put(instance.product().id(), instance);
            changedAt.put(instance.product().id(), turn.stateRevision());
        });
        ledger.addAll(turn.entries());
        turn.changes().forEach(change -> changes.put(change.id(), change));
        audit.addAll(turn.audit());
        turn.operations().forEach(this::keep);
        use.keep(turn.use());
        aliveAt = Optional.of(turn.at());
    }

    @Override
    public synchronized void use(UseReader reader, long fromDay) {
        use.tell(reader, fromDay);
    }

    @Override
    public synchronized List<DenialRow> denials(Optional<ProductId> product, long belowPosition, int limit) {
        return use.history().denials(product, belowPosition, limit);
    }

    @Override
    public synchronized List<Alarm> alarms(Optional<ProductId> product, long belowPosition, int limit) {
        return use.history().alarms(product, belowPosition, limit);
    }

    @Override
    public synchronized List<Sample> samples(
            ProductId product, Sample.Span span, Instant from, Instant until, int limit) {
        return use.history().samples(product, span, from, until, limit);
    }

    @Override
    public synchronized List<MeasuringPeriod> periods(ProductId product, int limit) {
        return use.history().periods(product, limit);
    }

    @Override
    public synchronized Run begin(String boot) {
        Run before = run;
        tip = tip.afterOther();
        run = new Run(before.starts() + 1, boot);
        return new Run(run.starts(), before.boot());
    }

    private void keep(KeptOperation operation) {
        var key = new Key(operation.identity(), operation.operation());
        if (operations.putIfAbsent(key, new Aged(operation, nanos.getAsLong())) != null) {
            throw new IllegalArgumentException("an operation is answered once");
        }
        Deque<Key> mine = byIdentity.computeIfAbsent(operation.identity(), _ -> new ArrayDeque<>());
        mine.add(key);
        for (int i = 0; i < OperationRetention.REMOVED_PER_OPERATION && past(mine); i++) {
            operations.remove(mine.remove());
        }
    }

    private boolean past(Deque<Key> mine) {
        Aged oldest = operations.get(mine.element());
        return mine.size() > retention.newest()
                && oldest != null
                && nanos.getAsLong() - oldest.keptNanos() > retention.uptime().toNanos();
    }

    @Override
    public synchronized void stamp(Instant at) {
        tip = tip.afterOther();
        aliveAt = Optional.of(at);
    }

    @Override
    public void probe() {}

    @Override
    public synchronized Optional<KeptOperation> operation(String identity, UUID operation) {
        return Optional.ofNullable(operations.get(new Key(identity, operation))).map(Aged::operation);
    }

    @Override
    public synchronized List<AuditRecord> audit(long belowSequence, int limit) {
        if (limit < 1 || limit > 500) {
            throw new IllegalArgumentException("1 to 500 records at a time, not " + limit);
        }
        int end = Math.clamp(belowSequence - 1, 0, audit.size());
        return List.copyOf(audit.subList(Math.max(0, end - limit), end)).reversed();
    }

    @Override
    public void eachAudit(long fromSequence, Consumer<AuditRecord> reader) {
        List<AuditRecord> records;
        synchronized (this) {
            records = List.copyOf(audit.subList(Math.clamp(fromSequence - 1, 0, audit.size()), audit.size()));
        }
        records.forEach(reader);
    }

    @Override
    public void close() {}
}
