package org.seatkeeper.agent.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.Kept;
import org.seatkeeper.agent.storage.KeptOperation;
import org.seatkeeper.agent.storage.Run;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.Turn;
import org.seatkeeper.agent.storage.UseReader;

/** A store whose audit someone may tamper with, and whose reads of it are counted and may fail. */
final class WatchedStore implements Store {
    final AtomicInteger pages = new AtomicInteger();
    volatile UnaryOperator<AuditRecord> tampering = UnaryOperator.identity();
    volatile boolean unreadable;
    private final Store inner;

    WatchedStore(Store inner) {
        this.inner = inner;
    }

    @Override
    public Kept load() throws StoreFault {
        return inner.load();
    }

    @Override
    public void use(UseReader reader) throws StoreFault {
        inner.use(reader);
    }

    @Override
    public Run begin(String boot) throws StoreFault {
        return inner.begin(boot);
    }

    @Override
    public void commit(Turn turn) throws StoreFault {
        inner.commit(turn);
    }

    @Override
    public void stamp(Instant aliveAt) throws StoreFault {
        inner.stamp(aliveAt);
    }

    @Override
    public void probe() throws StoreFault {
        inner.probe();
    }

    @Override
    public Optional<KeptOperation> operation(String identity, UUID operation) throws StoreFault {
        return inner.operation(identity, operation);
    }

    @Override
    public List<AuditRecord> audit(long belowSequence, int limit) throws StoreFault {
        pages.incrementAndGet();
        failWhereTold();
        return inner.audit(belowSequence, limit).stream().map(tampering).toList();
    }

    @Override
    public void eachAudit(long fromSequence, Consumer<AuditRecord> reader) throws StoreFault {
        failWhereTold();
        inner.eachAudit(fromSequence, record -> reader.accept(tampering.apply(record)));
    }

    private void failWhereTold() throws StoreFault {
        if (unreadable) {
            throw new StoreFault.RolledBack("The disk reported an error.", new IllegalStateException("told to fail"));
        }
    }

    @Override
    public void close() {
        inner.close();
    }
}
