package org.seatkeeper.agent.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Handles that were released a short while ago, so that a request that arrives after its release opens nothing
 * (spec/model.md section 4): 10 minutes, at most 10,000. Keeper's thread.
 */
final class ReleasedHandles {
    /** Most that are remembered of one product. */
    static final int MOST = 10_000;

    /** For how long, in nanoseconds. */
    static final long NANOS = 600_000_000_000L;

    private final LinkedHashMap<UUID, Long> until = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > MOST;
        }
    };

    void add(UUID handle, long nowNanos) {
        until.put(handle, nowNanos + NANOS);
    }

    void remove(UUID handle) {
        until.remove(handle);
    }

    boolean contains(UUID handle) {
        return until.containsKey(handle);
    }

    /** Forgets those of more than ten minutes ago. */
    void forgetOld(long nowNanos) {
        var all = until.values().iterator();
        while (all.hasNext() && all.next() - nowNanos <= 0) {
            all.remove();
        }
    }
}
