package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every grant of this server: what was decided is made so here, and what must become durable is gathered for the turn.
 * Keeper's thread. A turn ends with {@link #keep} or {@link #rollBack}; both forget what the turn gathered.
 */
public final class Grants {
    private final Uses uses;
    private final UseTurn turn = new UseTurn();
    private final Denials denials = new Denials();
    private final Alarms alarms = new Alarms();
    private final GrantLog log;
    private final Leases leases;

    private Moment at = new Moment(Instant.EPOCH, 0);
    private int size;
    private long fence;

    /**
     * No grants yet.
     *
     * @param fence every fence of this run is greater
     */
    public Grants(Leases leases, long fence) {
        this(leases, fence, GrantLog.DEAD_ROWS_FREE);
    }

    /** The same, whose log may have so many dead rows besides one for each that lives. */
    public Grants(Leases leases, long fence, long deadRowsFree) {
        this(leases, fence, deadRowsFree, 0);
    }

    /**
     * The same for callers who are not trusted.
     *
     * @param salt known to nobody: callers choose handles and names, and must not be able to make them fall into one place
     */
    public static Grants salted(Leases leases, long fence, long salt) {
        return new Grants(leases, fence, GrantLog.DEAD_ROWS_FREE, salt);
    }

    private Grants(Leases leases, long fence, long deadRowsFree, long salt) {
        this.uses = new Uses(salt);
        this.leases = leases;
        this.fence = fence;
        this.log = new GrantLog(deadRowsFree);
    }

    /** A turn begins at that moment. */
    public void begin(Moment now) {
        at = now;
    }

    /** The moment of the turn. */
    public Moment moment() {
        return at;
    }

    /** The use of every product. */
    public Uses uses() {
        return uses;
    }

    /** Handles that live, of all products. */
    public int size() {
        return size;
    }

    /** Leases that are waited for. */
    public Leases leases() {
        return leases;
    }

    /** What was decided: lets a client in, under that lease. */
    public Grant admit(GrantDecision.Admitted d, Instance instance, Lease lease, boolean local) {
        ProductUse use = uses.of(instance.product().id());
        boolean logged = d.counted() && instance.mode() == LicensingMode.PER_SERVER;
        int traits = d.traits() | (local ? Traits.LOCAL : 0) | (logged ? Traits.KEPT : 0);
        long number = ++fence;
        PackedClient key = PackedClient.of(d.key());
        Connection open = d.counted() ? use.connections.get(key) : null;
        boolean fresh = open == null;
        Connection connection = open != null
                ? open
                : new Connection(
                        use.product(), key, PackedClient.of(d.client()), number, at.wall(), d.counted(), traits);
        var grant = new Grant(d.claim().handle(), number, connection, lease, traits);
        turn.remember(use);
        enter(use, grant);
        if (logged) {
            log.taken(grant);
        }
        turn.undo.add(() -> {
            leave(use, grant);
            if (logged) {
                log.remove(grant);
            }
        });
        if (fresh && d.counted()) {
            opened(use, d);
        }
        unhold(use, connection);
        if (d.counted() && instance.mode() == LicensingMode.PER_DEVICE_OR_USER) {
            uses.access(turn, use, d.client(), at.wall());
        }
        return grant;
    }

    private void opened(ProductUse use, GrantDecision.Admitted d) {
        use.meter.level(use.connections.size(), at.wall(), at.nanos());
        use.demand.admitted(d.key());
        if ((d.traits() & Traits.SILENT) != 0) {
            use.silent++;
        }
    }

    /** The place of a held connection is its own again. */
    private void unhold(ProductUse use, Connection connection) {
        Grant hold = connection.hold;
        if (hold != null) {
            drop(use, hold);
        }
    }

    /**
     * A handle closes, by its product's word or because its lease ran out. The last one leaves the connection's place held
     * for as long as the product's settings say.
     */
    public void release(Grant grant, Instance instance) {
        ProductUse use = uses.of(instance.product().id());
        turn.remember(use);
        Connection connection = grant.connection();
        boolean holds = connection.handles == 1
                && !grant.is(Traits.HOLD)
                && connection.counted()
                && instance.settings().holdSeconds() > 0
                && instance.mode() == LicensingMode.PER_SERVER;
        if (holds) {
            hold(use, grant, instance.settings().holdSeconds());
        }
        if (!grant.is(Traits.HOLD)) {
            use.released.add(grant.handle(), at.nanos());
            turn.undo.add(() -> use.released.remove(grant.handle()));
        }
        drop(use, grant);
        use.meter.level(use.connections.size(), at.wall(), at.nanos());
    }

    private void hold(ProductUse use, Grant last, int seconds) {
        long number = ++fence;
        int traits = Traits.HOLD | Traits.KEPT | (last.traits() & (Traits.ADMINISTRATOR | Traits.LOCAL));
        var lease = new Lease(0, seconds);
        var hold = new Grant(new UUID(number, 0), number, last.connection(), lease, traits);
        enter(use, hold);
        log.taken(hold);
        leases.renew(lease, at.nanos());
        turn.undo.add(() -> {
            leases.forget(lease);
            leave(use, hold);
            log.remove(hold);
        });
    }

    /** Ends every handle of a connection, and its hold: nothing of it is left. Sessions are told. */
    void evict(ProductUse use, Connection connection) {
        turn.remember(use);
        List<Grant> all = use.handles.stream()
                .filter(grant -> grant.connection().equals(connection))
                .toList();
        for (Grant grant : all) {
            if (!grant.is(Traits.HOLD)) {
                use.released.add(grant.handle(), at.nanos());
                turn.revoked.add(grant);
            }
            drop(use, grant);
        }
        use.meter.level(use.connections.size(), at.wall(), at.nanos());
    }

    /** A new measuring period begins; the one before is kept. */
    void measureAnew(ProductUse use, String by) {
        turn.remember(use);
        periodEnds(use, by);
        use.meter.again(at.wall());
        use.silent = 0;
        use.changed = true;
    }

    /** The peak so far is kept for history. */
    private void periodEnds(ProductUse use, String by) {
        Meter m = use.meter;
        m.since()
                .ifPresent(since -> turn.periods.add(
                        new MeasuringPeriod(use.product(), since, at.wall(), m.peak(), m.peakAt(), by)));
    }

    /** Somebody was turned away, or would have been. */
    public void refused(ProductUse use, Client key, RefusalCode code, boolean observed) {
        turn.remember(use);
        denials.refused(use.product(), key, code, observed, at.wall());
        int waiting = use.demand.refused(key, at.nanos());
        use.meter.refused();
        use.meter.demand(use.connections.size() + waiting);
        long day = Math.floorDiv(at.wall().getEpochSecond(), Settings.DAY);
        if (day != use.refusedDay) {
            use.refusedDay = day;
            use.refusedToday = 0;
        }
        use.refusedToday++;
        use.changed = true;
    }

    /**
     * The mode has changed: nobody is dropped, each open connection becomes an access that began when it was opened, and
     * from now on lives in memory alone (spec/model.md section 5).
     */
    public void modeChanged(Instance instance) {
        ProductUse use = uses.of(instance.product().id());
        turn.remember(use);
        use.accesses.countIn(instance.countedIn());
        instance.modeChange().ifPresent(change -> periodEnds(use, change.endedBy()));
        var byNumber = new ArrayList<>(use.connections);
        byNumber.sort(java.util.Comparator.comparing(Connection::openedAt).thenComparingLong(Connection::number));
        byNumber.forEach(connection -> uses.access(turn, use, connection.client(), connection.openedAt()));
        for (Grant grant : List.copyOf(use.handles)) {
            if (grant.is(Traits.HOLD)) {
                drop(use, grant);
            } else if (grant.is(Traits.KEPT) && grant.position != 0) {
                long was = grant.position;
                log.ended(grant);
                turn.undo.add(() -> log.putBack(grant, was));
            }
        }
        use.meter.level(use.connections.size(), at.wall(), at.nanos());
    }

    private void enter(ProductUse use, Grant grant) {
        Connection connection = grant.connection();
        boolean opens = connection.empty();
        use.handles.put(grant);
        grant.lease().add(grant);
        size++;
        if (grant.is(Traits.HOLD)) {
            connection.hold = grant;
        } else {
            connection.handles++;
        }
        if (opens && connection.counted()) {
            use.connections.enter(connection);
            use.administrators += connection.administrator() ? 1 : 0;
        }
        use.changed = true;
    }

    private void leave(ProductUse use, Grant grant) {
        Connection connection = grant.connection();
        use.handles.take(grant);
        grant.lease().remove(grant);
        size--;
        if (grant.is(Traits.HOLD)) {
            connection.hold = null;
        } else {
            connection.handles--;
        }
        if (connection.empty() && connection.counted()) {
            use.connections.take(connection);
            use.administrators -= connection.administrator() ? 1 : 0;
        }
        use.changed = true;
    }

    /** It ends, and so does its own lease. */
    private void drop(ProductUse use, Grant grant) {
        leave(use, grant);
        boolean logged = grant.position != 0;
        long was = grant.position;
        if (logged) {
            log.ended(grant);
        }
        boolean ownLease = grant.lease().session() == 0;
        if (ownLease) {
            leases.forget(grant.lease());
        }
        turn.undo.add(() -> {
            if (logged) {
                log.putBack(grant, was);
            }
            enter(use, grant);
            if (ownLease) {
                leases.renew(
                        grant.lease(),
                        grant.lease().deadlineNanos - grant.lease().seconds() * 1_000_000_000L);
            }
        });
    }

    /** Makes room in the log, after everything else of the turn. The first position that stays, where it moved; else 0. */
    public long compact() {
        return log.compact(turn.undo);
    }

    /** What must become durable with this turn. Not a copy. */
    public List<LogRecord> records() {
        return log.records();
    }

    /** What the turn has gathered besides. */
    public UseTurn turn() {
        return turn;
    }

    /** Whether the turn has gathered anything that must become durable. */
    public boolean mustKeep() {
        return !log.records().isEmpty() || turn.mustKeep();
    }

    /** The turn is durable. Returns the grants that an administrator ended in it. */
    public List<Grant> keep() {
        List<Grant> ended = List.copyOf(turn.revoked);
        log.over();
        turn.over();
        return ended;
    }

    /** The turn never was: everything is as before it. Positions and fences that it used are not used again. */
    public void rollBack() {
        turn.undo();
        var _ = keep();
    }

    /** A record of the log, while memory is rebuilt: see {@link GrantReplay}. */
    Grant restore(Instance instance, LogRow row, Lease lease) {
        ProductUse use = uses.of(instance.product().id());
        PackedClient key = row.client().key(instance.settings().key());
        Connection open = use.connections.get(key);
        Connection connection = open != null
                ? open
                : new Connection(use.product(), key, row.client(), row.number(), row.openedAt(), true, row.traits());
        var grant = new Grant(row.handle(), row.fence(), connection, lease, row.traits());
        enter(use, grant);
        log.restore(grant, row.position());
        fence = Math.max(fence, row.fence());
        use.meter.level(use.connections.size(), at.wall(), at.nanos());
        return grant;
    }

    /** The end of a grant, while memory is rebuilt. */
    void restoreEnd(long position, @Nullable Grant ended) {
        if (ended != null) {
            forgetRestored(uses.of(ended.product()), ended);
        }
        log.reached(position);
    }

    void forgetRestored(ProductUse use, Grant grant) {
        leave(use, grant);
        log.remove(grant);
    }

    /** Rows of the log, from the first that stays to the last. */
    public long logRows() {
        return log.rows();
    }

    /** Grants whose records live in the log. */
    public int logLive() {
        return log.live();
    }

    /** What administrators are told of. */
    public Alarms alarms() {
        return alarms;
    }

    /** Refusals of today. */
    public Denials denials() {
        return denials;
    }

    /** Refusals that were kept. */
    public void restore(DenialRow row) {
        denials.restore(row, at.wall());
        uses.find(row.key().product()).ifPresent(use -> use.refusedToday = denials.today(use.product(), at.wall()));
    }
}
