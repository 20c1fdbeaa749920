package org.seatkeeper.agent.service;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.PassingStore;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;

/** A store whose audit someone may tamper with, and whose reads of it are counted and may fail. */
final class WatchedStore extends PassingStore {
    final AtomicInteger pages = new AtomicInteger();
    volatile UnaryOperator<AuditRecord> tampering = UnaryOperator.identity();
    volatile boolean unreadable;

    WatchedStore(Store inner) {
        super(inner);
    }

    @Override
    public List<AuditRecord> audit(long belowSequence, int limit) throws StoreFault {
        pages.incrementAndGet();
        failWhereTold();
        return super.audit(belowSequence, limit).stream().map(tampering).toList();
    }

    @Override
    public void eachAudit(long fromSequence, Consumer<AuditRecord> reader) throws StoreFault {
        failWhereTold();
        super.eachAudit(fromSequence, record -> reader.accept(tampering.apply(record)));
    }

    private void failWhereTold() throws StoreFault {
        if (unreadable) {
            throw new StoreFault.RolledBack("The disk reported an error.", new IllegalStateException("told to fail"));
        }
    }
}
