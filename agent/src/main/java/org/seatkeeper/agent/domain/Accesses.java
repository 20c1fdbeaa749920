package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who used one product, and how many seats that takes (spec/model.md section 3). Keeper's thread. */
public final class Accesses {
    private final Map<Client, Access> pairs = new HashMap<>();
    private final List<Access> ordered = new ArrayList<>();
    private final Set<String> holders = new HashSet<>();
    private SeatKind kind;

    Accesses(SeatKind kind) {
        this.kind = kind;
    }

    @Nullable
    Access of(Client client) {
        return pairs.get(client);
    }

    void add(Access access) {
        pairs.put(access.client(), access);
        ordered.add(access);
        holders.add(access.holder(kind));
    }

    /** Takes back the newest. */
    void undo(Access access) {
        pairs.remove(access.client());
        ordered.remove(access);
        recount();
    }

    /** The pool counts in another kind from now on. */
    void countIn(SeatKind now) {
        if (kind != now) {
            kind = now;
            recount();
        }
    }

    private void recount() {
        holders.clear();
        ordered.forEach(access -> holders.add(access.holder(kind)));
    }

    /** Seats that are needed, A. */
    public int seats() {
        return holders.size();
    }

    /** The kind that the pool counts in. */
    public SeatKind kind() {
        return kind;
    }

    /** Pairs that are known. */
    public int size() {
        return ordered.size();
    }

    /** In the order of their positions. Not a copy. */
    public List<Access> ordered() {
        return Collections.unmodifiableList(ordered);
    }

    /**
     * Who is covered by so many seats: units by their first access, until the seats are used up (spec/model.md section 3,
     * order of entitlement).
     */
    public Set<Access> licensed(long seats) {
        var byFirst = new ArrayList<>(ordered);
        byFirst.sort(java.util.Comparator.comparing(Access::first).thenComparingLong(Access::position));
        var covered = new HashSet<String>();
        var licensed = new HashSet<Access>();
        for (Access access : byFirst) {
            String holder = access.holder(kind);
            if (covered.contains(holder) || covered.size() < seats) {
                covered.add(holder);
                licensed.add(access);
            }
        }
        return licensed;
    }

    /** Those whose count has moved since they were written; each is returned once. */
    List<Access> takeDirty() {
        var dirty = new ArrayList<Access>();
        for (Access access : ordered) {
            if (access.takeDirty()) {
                dirty.add(access);
            }
        }
        return dirty;
    }

    /** That pair used the product for the first time. */
    static Access first(long position, ProductId product, Client client, Instant at) {
        return new Access(position, product, client, at, at, 1);
    }
}
