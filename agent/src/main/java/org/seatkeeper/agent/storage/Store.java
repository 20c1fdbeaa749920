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
 * Where this server's licensing state is kept. {@link #commit} and the other writing methods belong to one thread, the
 * keeper's; the audit may be read from any thread while it writes.
 *
 * <p>A write either is durable when it returns, or throws: {@link StoreFault.RolledBack} means that the file holds what it
 * held before, {@link StoreFault.InDoubt} that nobody knows, and the agent must stop.
 */
public interface Store extends AutoCloseable {
    /** Everything that was kept. Called at start, and again after a turn was rolled back. */
    Kept load() throws StoreFault;

    /**
     * Tells what was kept of clients. Called at start.
     *
     * @param fromDay refusals of that day and later, in days since 1970 (UTC)
     */
    void use(UseReader reader, long fromDay) throws StoreFault;

    /** Refusals below a position, newest first; 1 to 500. Any thread. */
    List<DenialRow> denials(Optional<ProductId> product, long belowPosition, int limit) throws StoreFault;

    /** Alarms below a position, newest first; 1 to 500. Any thread. */
    List<Alarm> alarms(Optional<ProductId> product, long belowPosition, int limit) throws StoreFault;

    /** The newest samples of a range, oldest first; 1 to 5,000. Any thread. */
    List<Sample> samples(ProductId product, Sample.Span span, Instant from, Instant until, int limit) throws StoreFault;

    /** The newest measuring periods that have ended, oldest first; 1 to 500. Any thread. */
    List<MeasuringPeriod> periods(ProductId product, int limit) throws StoreFault;

    /**
     * A run of the agent begins, during that run of the machine. Where nothing can be written it is not counted, and the
     * next one will have the same number.
     *
     * @param boot the kernel's name for its run
     */
    Run begin(String boot) throws StoreFault;

    /** Keeps one turn whole, or nothing of it. Durable when it returns. */
    void commit(Turn turn) throws StoreFault;

    /** Notes that the agent lives: how long it was down is reckoned from the last note or turn. */
    void stamp(Instant aliveAt) throws StoreFault;

    /** Whether a write would succeed now; changes nothing that shows. */
    void probe() throws StoreFault;

    /** What was answered to this operation of this identity, if it is still kept. Keeper's thread. */
    Optional<KeptOperation> operation(String identity, UUID operation) throws StoreFault;

    /** Audit records below a sequence, newest first. 1 to 500 of them. Any thread. */
    List<AuditRecord> audit(long belowSequence, int limit) throws StoreFault;

    /** Every audit record from a sequence on, in order, without holding them all. Any thread. */
    void eachAudit(long fromSequence, Consumer<AuditRecord> reader) throws StoreFault;

    @Override
    void close();
}
