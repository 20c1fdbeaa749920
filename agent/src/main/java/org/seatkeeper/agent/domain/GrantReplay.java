package org.seatkeeper.agent.domain;

import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Rebuilds who is in from the log of grants, from its oldest record to its newest; once, before the first turn. */
public final class GrantReplay {
    private final Grants grants;
    private final Fences live;

    /** Grants by their fence: a map of the JDK's would take 60 bytes more for each of a million, and all at a start. */
    private static final class Fences extends Table<Grant> {
        Fences(long salt) {
            super(salt);
        }

        @Nullable
        Grant get(long fence) {
            int slot = slot(spread(fence ^ salt));
            Grant there = at(slot);
            while (there != null && there.fence() != fence) {
                slot = after(slot);
                there = at(slot);
            }
            return there;
        }

        @Override
        int hashOf(Grant grant) {
            return spread(grant.fence() ^ salt);
        }

        @Override
        boolean same(Grant one, Grant other) {
            return one.fence() == other.fence();
        }
    }

    /** Into grants that are none yet. */
    public GrantReplay(Grants grants) {
        this.grants = grants;
        this.live = new Fences(grants.uses().salt());
    }

    /** A grant was taken, or its record copied forward. */
    public void taken(Instance instance, LogRow row, Lease lease) {
        ProductUse use = grants.uses().of(instance.product().id());
        Grant earlier = use.handles.get(row.handle());
        if (earlier != null) {
            live.take(earlier);
            grants.forgetRestored(use, earlier); // Its record was copied forward.
        }
        live.put(grants.restore(instance, row, lease));
    }

    /** The grant of that fence ended; its own record may be gone. */
    public void ended(long position, long fence) {
        Grant ended = live.get(fence);
        if (ended != null) {
            live.take(ended);
        }
        grants.restoreEnd(position, ended);
    }

    /** Those that live so far, in no order. Not a copy. */
    public Collection<Grant> live() {
        return Collections.unmodifiableCollection(live);
    }
}
