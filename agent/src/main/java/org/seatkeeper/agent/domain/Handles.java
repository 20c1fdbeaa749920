package org.seatkeeper.agent.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grants by their handle. Keeper's thread. */
final class Handles extends Table<Grant> {
    Handles(long salt) {
        super(salt);
    }

    /** The grant of that handle, if it lives. */
    @Nullable
    Grant get(UUID handle) {
        long most = handle.getMostSignificantBits();
        long least = handle.getLeastSignificantBits();
        int slot = slot(hash(most, least));
        Grant there = at(slot);
        while (there != null && !(there.handleMost == most && there.handleLeast == least)) {
            slot = after(slot);
            there = at(slot);
        }
        return there;
    }

    private int hash(long most, long least) {
        return spread((most ^ salt) * salt + least * (salt >>> 7 | 1));
    }

    @Override
    int hashOf(Grant grant) {
        return hash(grant.handleMost, grant.handleLeast);
    }

    @Override
    boolean same(Grant one, Grant other) {
        return one.handleMost == other.handleMost && one.handleLeast == other.handleLeast;
    }
}
