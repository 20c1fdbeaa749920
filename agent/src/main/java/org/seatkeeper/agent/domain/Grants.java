package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every grant of this server: what was decided is made so here, and what must become durable is gathered for the turn.
 * Keeper's thread. A turn ends with {@link #keep} or {@link #rollBack}; both forget what the turn gathered.
 */
public final class Grants {
    /** Rows of the log that may be dead besides one for each that lives, before it is compacted. */
    static final long DEAD_ROWS_FREE = 100_000;

    private final Map<ProductId, ProductUse> products = new HashMap<>();
    private final Leases leases;
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Access> newAccesses = new ArrayList<>();
    private final List<Runnable> undo = new ArrayList<>();
    private final List<ProductUse> remembered = new ArrayList<>();

    private final List<Grant> revoked = new ArrayList<>();
    private final List<Block> newBlocks = new ArrayList<>();
    private final List<Block> liftedBlocks = new ArrayList<>();

    private Moment at = new Moment(Instant.EPOCH, 0);
    private boolean counted;
    private int size;
    private long fence;
    private long accessPosition;

    // The log: its rows, and the grants in it by position.
    private long firstPosition = 1;
    private long lastPosition;
    private int kept;
    private @Nullable Grant oldest;
    private @Nullable Grant newest;

    /**
     * No grants yet.
     *
     * @param fence every fence of this run is greater
     */
    public Grants(Leases leases, long fence) {
        this.leases = leases;
        this.fence = fence;
    }

    /** A turn begins at that moment. */
    public void begin(Moment now) {
        at = now;
    }

    /** The moment of the turn. */
    public Moment moment() {
        return at;
    }

    /** A product is on this server, with what is known of its use from before. */
    public void know(Instance instance) {
        ProductUse use = products.computeIfAbsent(
                instance.product().id(),
                id -> new ProductUse(id, instance.use(), instance.product().seatKind()));
        use.accesses.countIn(instance.product().seatKind());
    }

    /** A product is here no more, and nothing of it is kept. */
    public void forget(ProductId product) {
        ProductUse use = products.get(product);
        if (use != null && use.handles.isEmpty()) {
            products.remove(product);
        }
    }

    /** The use of a product. Throws IllegalArgumentException where nobody knows it. */
    public ProductUse of(ProductId product) {
        ProductUse use = products.get(product);
        if (use == null) {
            throw new IllegalArgumentException("nobody knows " + product);
        }
        return use;
    }

    /** The use of a product that may be unknown. */
    public Optional<ProductUse> find(ProductId product) {
        return Optional.ofNullable(products.get(product));
    }

    /** The use of every product. Not a copy. */
    public Collection<ProductUse> products() {
        return Collections.unmodifiableCollection(products.values());
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
        ProductUse use = of(instance.product().id());
        boolean logged = d.counted() && instance.mode() == LicensingMode.PER_SERVER;
        int traits = d.traits() | (local ? Traits.LOCAL : 0) | (logged ? Traits.KEPT : 0);
        long number = ++fence;
        Connection open = d.counted() ? use.connections.get(d.key()) : null;
        boolean fresh = open == null;
        Connection connection = open != null
                ? open
                : new Connection(use.product(), d.key(), d.client(), number, at.wall(), d.counted(), traits);
        var grant = new Grant(d.claim().handle(), number, connection, lease, traits);
        remember(use);
        enter(use, grant);
        if (logged) {
            record(grant);
        }
        undo.add(() -> {
            leave(use, grant);
            if (logged) {
                unlog(grant);
            }
        });
        if (fresh && d.counted()) {
            opened(use, d);
        }
        unhold(use, connection);
        if (d.counted() && instance.mode() == LicensingMode.PER_DEVICE_OR_USER) {
            access(use, d.client(), at.wall());
        }
        return grant;
    }

    /** As it was before the turn, should the turn never have been. */
    private void remember(ProductUse use) {
        if (!use.remembered) {
            use.remembered = true;
            Runnable meter = use.meter.back();
            int silent = use.silent;
            int refused = use.refusedToday;
            long day = use.refusedDay;
            undo.addFirst(() -> {
                meter.run();
                use.silent = silent;
                use.refusedToday = refused;
                use.refusedDay = day;
                use.changed = true;
            });
            remembered.add(use);
        }
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

    private void access(ProductUse use, Client client, Instant at) {
        Access known = use.accesses.of(client);
        if (known != null) {
            known.again(at);
            counted = true;
            return;
        }
        Access access = Accesses.first(++accessPosition, use.product(), client, at);
        use.accesses.add(access);
        newAccesses.add(access);
        undo.add(() -> use.accesses.undo(access));
    }

    /**
     * A handle closes, by its product's word or because its lease ran out. The last one leaves the connection's place held
     * for as long as the product's settings say.
     */
    public void release(Grant grant, Instance instance) {
        ProductUse use = of(instance.product().id());
        remember(use);
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
            undo.add(() -> use.released.remove(grant.handle()));
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
        record(hold);
        leases.renew(lease, at.nanos());
        undo.add(() -> {
            leases.forget(lease);
            leave(use, hold);
            unlog(hold);
        });
    }

    /** Ends every handle of a connection, and its hold: nothing of it is left. Sessions are told. */
    void evict(ProductUse use, Connection connection) {
        remember(use);
        List<Grant> all = use.handles.values().stream()
                .filter(grant -> grant.connection().equals(connection))
                .toList();
        for (Grant grant : all) {
            if (!grant.is(Traits.HOLD)) {
                use.released.add(grant.handle(), at.nanos());
                revoked.add(grant);
            }
            drop(use, grant);
        }
        use.meter.level(use.connections.size(), at.wall(), at.nanos());
    }

    void block(Block block) {
        ProductUse use = of(block.product());
        Block was = use.blocks.put(block.client(), block);
        newBlocks.add(block);
        undo.add(() -> putBack(use, block.client(), was));
    }

    void lift(ProductUse use, Client client) {
        Block was = use.blocks.remove(client);
        if (was != null) {
            liftedBlocks.add(was);
            undo.add(() -> putBack(use, client, was));
        }
    }

    private static void putBack(ProductUse use, Client client, @Nullable Block was) {
        if (was == null) {
            use.blocks.remove(client);
        } else {
            use.blocks.put(client, was);
        }
    }

    void measureAnew(ProductUse use) {
        remember(use);
        use.meter.again(at.wall());
        use.silent = 0;
        use.changed = true;
    }

    /** Blocks that stand or stood, of all products. */
    int blocks() {
        return products.values().stream().mapToInt(use -> use.blocks.size()).sum();
    }

    /** Somebody was turned away, or would have been. */
    public void refused(ProductUse use, Client key) {
        remember(use);
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
        ProductUse use = of(instance.product().id());
        remember(use);
        use.accesses.countIn(instance.product().seatKind());
        var byNumber = new ArrayList<>(use.connections.values());
        byNumber.sort(java.util.Comparator.comparing(Connection::openedAt).thenComparingLong(Connection::number));
        byNumber.forEach(connection -> access(use, connection.client(), connection.openedAt()));
        for (Grant grant : List.copyOf(use.handles.values())) {
            if (grant.is(Traits.HOLD)) {
                drop(use, grant);
            } else if (grant.is(Traits.KEPT) && grant.position != 0) {
                long was = grant.position;
                records.add(new LogRecord.Ended(++lastPosition, grant.fence()));
                unlog(grant);
                undo.add(() -> log(grant, was));
            }
        }
        use.meter.level(use.connections.size(), at.wall(), at.nanos());
    }

    private void enter(ProductUse use, Grant grant) {
        Connection connection = grant.connection();
        use.handles.put(grant.handle(), grant);
        grant.lease().add(grant);
        size++;
        connection.grants++;
        if (grant.is(Traits.HOLD)) {
            connection.hold = grant;
        } else {
            connection.handles++;
        }
        if (connection.grants == 1 && connection.counted()) {
            use.connections.put(connection.key, connection);
            use.administrators += connection.administrator() ? 1 : 0;
        }
        use.changed = true;
    }

    private void leave(ProductUse use, Grant grant) {
        Connection connection = grant.connection();
        use.handles.remove(grant.handle());
        grant.lease().remove(grant);
        size--;
        connection.grants--;
        if (grant.is(Traits.HOLD)) {
            connection.hold = null;
        } else {
            connection.handles--;
        }
        if (connection.grants == 0 && connection.counted()) {
            use.connections.remove(connection.key);
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
            records.add(new LogRecord.Ended(++lastPosition, grant.fence()));
            unlog(grant);
        }
        boolean ownLease = grant.lease().session() == 0;
        if (ownLease) {
            leases.forget(grant.lease());
        }
        undo.add(() -> {
            if (logged) {
                log(grant, was);
            }
            enter(use, grant);
            if (ownLease) {
                leases.renew(
                        grant.lease(),
                        grant.lease().deadlineNanos - grant.lease().seconds() * 1_000_000_000L);
            }
        });
    }

    private void record(Grant grant) {
        log(grant, ++lastPosition);
        records.add(new LogRecord.Taken(grant.position, grant));
    }

    private void log(Grant grant, long position) {
        grant.position = position;
        grant.previousInLog = newest;
        grant.nextInLog = null;
        if (newest == null) {
            oldest = grant;
        } else {
            newest.nextInLog = grant;
        }
        newest = grant;
        kept++;
    }

    private void unlog(Grant grant) {
        if (grant.previousInLog == null) {
            oldest = grant.nextInLog;
        } else {
            grant.previousInLog.nextInLog = grant.nextInLog;
        }
        if (grant.nextInLog == null) {
            newest = grant.previousInLog;
        } else {
            grant.nextInLog.previousInLog = grant.previousInLog;
        }
        grant.position = 0;
        kept--;
    }

    /**
     * Copies a few of the oldest records that live to the end of the log, so that everything before them can go. Called
     * once a turn, after everything else; in proportion to what the turn writes, so that no turn pays for others.
     *
     * @return the first position that stays
     */
    public long compact() {
        long rows = lastPosition - firstPosition + 1;
        if (records.isEmpty() || rows <= 2L * kept + DEAD_ROWS_FREE) {
            return firstPosition;
        }
        // More than the turn adds, even where every second row lives. What the turn itself wrote stays.
        long cut = firstPosition + 4L * records.size() + 16;
        while (oldest != null && oldest.position < cut) {
            Grant grant = oldest;
            long was = grant.position;
            unlog(grant);
            record(grant);
            undo.add(() -> {
                unlog(grant);
                log(grant, was);
            });
        }
        long first = firstPosition;
        undo.add(() -> firstPosition = first);
        firstPosition = cut;
        return cut;
    }

    /** What must become durable with this turn. Not a copy. */
    public List<LogRecord> records() {
        return Collections.unmodifiableList(records);
    }

    /** First accesses that must become durable with this turn. Not a copy. */
    public List<Access> newAccesses() {
        return Collections.unmodifiableList(newAccesses);
    }

    /** Blocks that this turn set. Not a copy. */
    public List<Block> newBlocks() {
        return Collections.unmodifiableList(newBlocks);
    }

    /** Blocks that this turn lifted. Not a copy. */
    public List<Block> liftedBlocks() {
        return Collections.unmodifiableList(liftedBlocks);
    }

    /** Whether the turn has gathered anything that must become durable. */
    public boolean mustKeep() {
        return !records.isEmpty() || !newAccesses.isEmpty() || !newBlocks.isEmpty() || !liftedBlocks.isEmpty();
    }

    /** The turn is durable. Returns the grants that an administrator ended in it. */
    public List<Grant> keep() {
        List<Grant> ended = List.copyOf(revoked);
        records.clear();
        newAccesses.clear();
        newBlocks.clear();
        liftedBlocks.clear();
        revoked.clear();
        undo.clear();
        remembered.forEach(use -> use.remembered = false);
        remembered.clear();
        return ended;
    }

    /** The turn never was: everything is as before it. Positions and fences that it used are not used again. */
    public void rollBack() {
        for (int n = undo.size() - 1; n >= 0; n--) {
            undo.get(n).run();
        }
        var _ = keep();
    }

    /** A record of the log, from the oldest to the newest, while memory is rebuilt. */
    public Grant restore(Instance instance, LogRow row, Lease lease) {
        ProductUse use = of(instance.product().id());
        Client key = row.client().key(instance.settings().key());
        Connection open = use.connections.get(key);
        Connection connection = open != null
                ? open
                : new Connection(use.product(), key, row.client(), row.number(), row.openedAt(), true, row.traits());
        Grant earlier = use.handles.get(row.handle());
        if (earlier != null) {
            forgetRestored(use, earlier); // Its record was copied forward.
        }
        var grant = new Grant(row.handle(), row.fence(), connection, lease, row.traits());
        enter(use, grant);
        log(grant, row.position());
        fence = Math.max(fence, row.fence());
        reached(row.position());
        use.meter.level(use.connections.size(), at.wall(), at.nanos());
        return grant;
    }

    /** The end of a grant, while memory is rebuilt. */
    public void restoreEnd(long position, @Nullable Grant ended) {
        if (ended != null) {
            forgetRestored(of(ended.product()), ended);
        }
        reached(position);
    }

    private void forgetRestored(ProductUse use, Grant grant) {
        leave(use, grant);
        unlog(grant);
    }

    private void reached(long position) {
        if (lastPosition == 0) {
            firstPosition = position;
        }
        lastPosition = Math.max(lastPosition, position);
    }

    /** An access that was kept, in the order of their positions. */
    public void restore(Access access) {
        find(access.product()).ifPresent(use -> use.accesses.add(access));
        accessPosition = Math.max(accessPosition, access.position());
    }

    /** A block that was kept. */
    public void restore(Block block) {
        find(block.product()).ifPresent(use -> use.blocks.put(block.client(), block));
    }

    /** How full the log is: rows from the first that stays to the last, and how many of them live. */
    public long[] log() {
        return new long[] {lastPosition - firstPosition + 1, kept};
    }

    /** Products whose use has moved since this was last asked. */
    public List<ProductUse> takeChanged() {
        var changed = new ArrayList<ProductUse>();
        for (ProductUse use : products.values()) {
            if (use.changed) {
                use.changed = false;
                changed.add(use);
            }
        }
        return changed;
    }

    /** Whether any product's use has moved since {@link #takeChanged}. */
    public boolean changed() {
        for (ProductUse use : products.values()) {
            if (use.changed) {
                return true;
            }
        }
        return false;
    }

    /** Whether counts of known accesses have moved since {@link #takeCounts}. */
    public boolean counted() {
        return counted;
    }

    /** Accesses whose counts have moved since they were written; each is returned once. */
    public List<Access> takeCounts() {
        var all = new ArrayList<Access>();
        if (counted) {
            counted = false;
            products.values().forEach(use -> all.addAll(use.accesses.takeDirty()));
        }
        return all;
    }
}
