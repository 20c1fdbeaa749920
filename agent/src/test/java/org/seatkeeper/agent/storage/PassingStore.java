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

/** A store that hands everything to another one; who wants something to go wrong overrides where. */
public class PassingStore implements Store {
    private final Store inner;

    /** Over that one, which it closes. */
    public PassingStore(Store inner) {
        this.inner = inner;
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
