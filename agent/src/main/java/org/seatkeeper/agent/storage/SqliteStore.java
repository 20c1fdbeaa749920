package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.MeasuringPeriod;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Sample;

/**
 * The store in one SQLite file (docs/storage.md). Writes belong to one thread, the keeper's; readers of the audit have a
 * session of their own.
 *
 * <p>After a write that failed the file is closed, opened again and asked whether the write is there: what it answers is
 * what the next start would find, so a write that was called rolled back never turns up later. Where nothing can be
 * written the store is still read, from the file itself or from a copy, until {@link #probe} finds that it can.
 */
public final class SqliteStore implements Store {
    /** Size at which the write-ahead log is written back and cut to nothing, in bytes. */
    static final long LOG_BYTES_MAX = 8L << 20;

    /** By how much it grows before a writing back that did not succeed is tried again. */
    private static final long LOG_BYTES_AGAIN = 1L << 20;

    /** How long a turn that fills the log waits for readers: those of the audit need a few milliseconds. */
    private static final int READERS_MILLIS_MAX = 100;

    private static final int AUDIT_AT_A_TIME_MAX = 500;
    /** More than a turn of ordinary size needs, so that a probe that succeeds says something. */
    private static final int PROBE_BYTES = 64 << 10;

    private final StoreFiles files;
    private final Opener opener;
    private final StoreLock lock;
    private final OperationRows operations;
    private final Uptime uptime;
    private final Object gate = new Object();
    private Reach reach;
    private Tip tip;
    private long logBytesMax = LOG_BYTES_MAX;
    private StoreFault.@Nullable InDoubt stopped;

    private interface Work {
        void run(Session session) throws SQLException;
    }

    private interface Reading<T> {
        T from(Session session) throws SQLException;
    }

    private SqliteStore(
            StoreFiles files, Opener opener, StoreLock lock, OperationRetention retention, LongSupplier nanos)
            throws SQLException, IOException, StoreRefused {
        this.files = files;
        this.opener = opener;
        this.lock = lock;
        this.operations = new OperationRows(retention);
        this.reach = opener.best();
        StateRow state = reach.state();
        this.tip = state.tip();
        this.uptime = new Uptime(state.uptimeSeconds(), nanos);
    }

    /**
     * Opens a founded store; on a full or read-only disk for reading, until it can be written.
     *
     * @param spare a folder for a copy, should the store have to be read from one
     * @param nanos a monotonic clock
     * @throws StoreRefused where there is none, another agent has it, or a newer one wrote it
     * @throws StoreFault.InDoubt where the file is damaged or is no store
     */
    public static SqliteStore open(Path database, Path spare, OperationRetention retention, LongSupplier nanos)
            throws StoreFault, StoreRefused {
        return open(database, spare, retention, nanos, Connector.DRIVER, new Schema());
    }

    static SqliteStore open(
            Path database,
            Path spare,
            OperationRetention retention,
            LongSupplier nanos,
            Connector connector,
            Schema schema)
            throws StoreFault, StoreRefused {
        var files = new StoreFiles(database);
        if (!Files.exists(files.database())) {
            throw new StoreRefused("There is no store here. Found one with: seatkeeper agent init");
        }
        var lock = new StoreLock(files.lock());
        lock.take();
        try {
            return new SqliteStore(files, new Opener(connector, files, spare, schema), lock, retention, nanos);
        } catch (SQLException | IOException | IllegalArgumentException e) {
            lock.close();
            throw new StoreFault.InDoubt(Trouble.of(e).words(), e);
        } catch (StoreRefused e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public Kept load() throws StoreFault {
        return read(KeptRows::read);
    }

    @Override
    public void use(UseReader reader, long fromDay) throws StoreFault {
        var _ = read(session -> {
            UseRows.read(session, reader, fromDay);
            return true;
        });
    }

    @Override
    public List<DenialRow> denials(Optional<ProductId> product, long belowPosition, int limit) throws StoreFault {
        return readAside(session -> UseHistoryRows.denials(session, product, belowPosition, limit));
    }

    @Override
    public List<Alarm> alarms(Optional<ProductId> product, long belowPosition, int limit) throws StoreFault {
        return readAside(session -> UseHistoryRows.alarms(session, product, belowPosition, limit));
    }

    @Override
    public List<Sample> samples(ProductId product, Sample.Span span, Instant from, Instant until, int limit)
            throws StoreFault {
        return readAside(session -> UseHistoryRows.samples(session, product, span, from, until, limit));
    }

    @Override
    public List<MeasuringPeriod> periods(ProductId product, int limit) throws StoreFault {
        return readAside(session -> UseHistoryRows.periods(session, product, limit));
    }

    @Override
    public Run begin(String boot) throws StoreFault {
        Run before = read(UseRows::run);
        try {
            write(tip.afterOther(), Optional.empty(), session -> UseRows.begin(session, boot));
        } catch (StoreFault.RolledBack readOnly) {
            // Said by the probe that follows; grants need a store that can be written.
        }
        return new Run(before.starts() + 1, before.boot());
    }

    @Override
    public void commit(Turn turn) throws StoreFault {
        Tip next = tip.after(turn);
        long up = uptime.seconds();
        write(next, Optional.of(turn.at()), session -> TurnRows.write(session, turn, operations, up));
    }

    @Override
    public void stamp(Instant aliveAt) throws StoreFault {
        write(tip.afterOther(), Optional.of(aliveAt), _ -> {});
    }

    @Override
    public void probe() throws StoreFault {
        write(
                tip.afterOther(),
                Optional.empty(),
                session -> session.on(
                                "INSERT INTO probe (one, filler) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET filler = excluded.filler")
                        .bytes(new byte[PROBE_BYTES])
                        .update());
        write(
                tip.afterOther(),
                Optional.empty(),
                session -> session.on("DELETE FROM probe").update());
    }

    @Override
    public Optional<KeptOperation> operation(String identity, UUID operation) throws StoreFault {
        return read(session -> OperationRows.find(session, identity, operation));
    }

    @Override
    public List<AuditRecord> audit(long belowSequence, int limit) throws StoreFault {
        if (limit < 1 || limit > AUDIT_AT_A_TIME_MAX) {
            throw new IllegalArgumentException("1 to " + AUDIT_AT_A_TIME_MAX + " records at a time, not " + limit);
        }
        return readAside(session -> AuditRows.below(session, belowSequence, limit));
    }

    /** Page by page: no reader holds up the write-ahead log for longer than a page takes. */
    @Override
    public void eachAudit(long fromSequence, Consumer<AuditRecord> reader) throws StoreFault {
        long from = Math.max(fromSequence, Long.MIN_VALUE + 1);
        List<AuditRecord> page;
        do {
            long start = from;
            page = readAside(session -> AuditRows.from(session, start, AUDIT_AT_A_TIME_MAX));
            page.forEach(reader);
            from = page.isEmpty() ? from : page.getLast().sequence() + 1;
        } while (page.size() == AUDIT_AT_A_TIME_MAX);
    }

    /** After a doubt nothing more is written, not even what closing would write: the process ends. */
    @Override
    public void close() {
        synchronized (gate) {
            if (stopped == null) {
                reach.close();
            }
        }
        lock.close();
    }

    private void checkNotStopped() throws StoreFault.InDoubt {
        if (stopped != null) {
            throw new StoreFault.InDoubt(stopped.getMessage(), stopped);
        }
    }

    private <T> T read(Reading<T> reading) throws StoreFault {
        checkNotStopped();
        try {
            return reading.from(reach.keeper());
        } catch (SQLException | IllegalArgumentException e) {
            Trouble trouble = Trouble.of(e);
            if (trouble.doubtful()) {
                throw stop(trouble, e);
            }
            reopen(tip, e);
            throw new StoreFault.RolledBack(trouble.words(), e);
        }
    }

    private <T> T readAside(Reading<T> reading) throws StoreFault {
        synchronized (gate) {
            try {
                return reading.from(reach.readers());
            } catch (SQLException | IllegalArgumentException e) {
                reach.readers().forgetPrepared();
                Trouble trouble = Trouble.of(e);
                throw trouble.doubtful()
                        ? new StoreFault.InDoubt(trouble.words(), e)
                        : new StoreFault.RolledBack(trouble.words(), e);
            }
        }
    }

    private void write(Tip next, Optional<Instant> aliveAt, Work work) throws StoreFault {
        Session session = writable();
        try {
            session.begin();
            work.run(session);
            new StateRow(next, uptime.seconds(), aliveAt).update(session);
            session.commit();
        } catch (SQLException e) {
            settle(next, e);
        } catch (RuntimeException e) {
            reopen(tip, e);
            throw e;
        }
        tip = next;
        boundTheLog();
    }

    private Session writable() throws StoreFault {
        checkNotStopped();
        if (reach.readOnly().isPresent()) {
            try {
                lock.take();
            } catch (StoreRefused e) {
                throw new StoreFault.RolledBack(e.getMessage(), e);
            }
            reopen(tip, new IOException("the store could not be written until now"));
            if (reach.readOnly().isPresent()) {
                throw new StoreFault.RolledBack(reach.readOnly().get().words(), new IOException("still so"));
            }
        }
        return reach.keeper();
    }

    /** Returns where the write turned out to be there, durable. */
    private void settle(Tip next, SQLException fault) throws StoreFault {
        Trouble trouble = Trouble.of(fault);
        if (trouble.doubtful()) {
            throw stop(trouble, fault);
        }
        if (!reopen(next, fault).equals(next)) {
            throw new StoreFault.RolledBack(trouble.words(), fault);
        }
        try {
            if (files.logBytes() > 0) {
                StoreFiles.sync(files.log(), StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw stop(Trouble.SYNC_FAILED, e);
        }
    }

    /** Closes the file and opens it again as well as it can be; what it then says stands, if it is one of the two. */
    private Tip reopen(Tip orNext, Exception why) throws StoreFault.InDoubt {
        try {
            synchronized (gate) {
                reach = opener.instead(reach);
            }
            Tip found = reach.state().tip();
            if (found.equals(tip) || found.equals(orNext)) {
                return found;
            }
            throw stop(Trouble.UNKNOWN, why);
        } catch (SQLException | IOException | IllegalArgumentException | StoreRefused e) {
            e.addSuppressed(why);
            throw stop(Trouble.UNKNOWN, e);
        }
    }

    private StoreFault.InDoubt stop(Trouble trouble, Exception why) {
        var doubt = new StoreFault.InDoubt(why instanceof AuditBroken broken ? broken.words() : trouble.words(), why);
        stopped = doubt;
        return doubt;
    }

    /**
     * Writes the log back once it is long. The turn is durable already: a disk that has no room for this now is asked
     * again a little later.
     */
    private void boundTheLog() throws StoreFault {
        if (reach.readOnly().isPresent() || files.logBytes() < logBytesMax) {
            return;
        }
        try {
            Session keeper = reach.keeper();
            keeper.number("PRAGMA busy_timeout = " + READERS_MILLIS_MAX);
            keeper.number("PRAGMA wal_checkpoint(TRUNCATE)");
            keeper.number("PRAGMA busy_timeout = " + Opener.BUSY_MILLIS_MAX);
        } catch (SQLException e) {
            if (Trouble.of(e).doubtful()) {
                throw stop(Trouble.of(e), e);
            }
            reach.keeper().forgetPrepared();
        }
        logBytesMax = Math.max(LOG_BYTES_MAX, files.logBytes() + LOG_BYTES_AGAIN);
    }
}
