package org.seatkeeper.agent.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.MeasuringPeriod;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Sample;

/**
 * A store that fails when told to: the k-th of its writes, before or after its effect, once or from then on. Reads and
 * writes on one thread; the audit from any.
 */
public final class FaultyStore implements Store {
    /** How a write fails. */
    public enum Fault {
        /** Nothing of it is kept, and the store says so. */
        ROLLED_BACK,
        /** Nothing of it is kept, and nobody knows. */
        IN_DOUBT_BEFORE,
        /** It is kept, and nobody knows. */
        IN_DOUBT_AFTER
    }

    /** For how long. */
    public enum Lasting {
        ONCE,
        FROM_THEN_ON
    }

    private final Store inner;
    private int writes;
    private int failAt = Integer.MAX_VALUE;
    private Fault fault = Fault.ROLLED_BACK;
    private Lasting lasting = Lasting.ONCE;
    private Runnable beforeWrite = () -> {};

    /** Fails nothing until told. */
    public FaultyStore(Store inner) {
        this.inner = inner;
    }

    /** The k-th write from now on, counted from 1, fails. Commits, stamps and probes are writes. */
    public void fail(int k, Fault how, Lasting howLong) {
        failAt = writes + k;
        fault = how;
        lasting = howLong;
    }

    /** From now on nothing fails. */
    public void heal() {
        failAt = Integer.MAX_VALUE;
    }

    /** Runs on the writing thread before each write: a latch in it stalls the disk. */
    public void beforeWrite(Runnable hook) {
        beforeWrite = hook;
    }

    /** How many writes were tried. */
    public int writes() {
        return writes;
    }

    private interface Write {
        void run() throws StoreFault;
    }

    private void write(Write write) throws StoreFault {
        beforeWrite.run();
        writes++;
        if (lasting == Lasting.ONCE ? writes != failAt : writes < failAt) {
            write.run();
            return;
        }
        var cause = new IllegalStateException("told to fail");
        switch (fault) {
            case ROLLED_BACK -> throw new StoreFault.RolledBack("The disk is full.", cause);
            case IN_DOUBT_BEFORE -> throw new StoreFault.InDoubt("The disk failed while it wrote.", cause);
            case IN_DOUBT_AFTER -> {
                write.run();
                throw new StoreFault.InDoubt("The disk failed while it wrote.", cause);
            }
        }
    }

    @Override
    public Kept load() throws StoreFault {
        return inner.load();
    }

    @Override
    public void use(UseReader reader, long fromDay) throws StoreFault {
        inner.use(reader, fromDay);
    }

    @Override
    public List<DenialRow> denials(Optional<ProductId> product, long belowPosition, int limit) throws StoreFault {
        return inner.denials(product, belowPosition, limit);
    }

    @Override
    public List<Alarm> alarms(Optional<ProductId> product, long belowPosition, int limit) throws StoreFault {
        return inner.alarms(product, belowPosition, limit);
    }

    @Override
    public List<Sample> samples(ProductId product, Sample.Span span, Instant from, Instant until, int limit)
            throws StoreFault {
        return inner.samples(product, span, from, until, limit);
    }

    @Override
    public List<MeasuringPeriod> periods(ProductId product, int limit) throws StoreFault {
        return inner.periods(product, limit);
    }

    /** Not one of the writes that can be told to fail: it comes before anybody can tell. */
    @Override
    public Run begin(String boot) throws StoreFault {
        return inner.begin(boot);
    }

    @Override
    public void commit(Turn turn) throws StoreFault {
        write(() -> inner.commit(turn));
    }

    @Override
    public void stamp(Instant aliveAt) throws StoreFault {
        write(() -> inner.stamp(aliveAt));
    }

    @Override
    public void probe() throws StoreFault {
        write(inner::probe);
    }

    @Override
    public Optional<KeptOperation> operation(String identity, UUID operation) throws StoreFault {
        return inner.operation(identity, operation);
    }

    @Override
    public List<AuditRecord> audit(long belowSequence, int limit) throws StoreFault {
        return inner.audit(belowSequence, limit);
    }

    @Override
    public void eachAudit(long fromSequence, Consumer<AuditRecord> reader) throws StoreFault {
        inner.eachAudit(fromSequence, reader);
    }

    @Override
    public void close() {
        inner.close();
    }
}
