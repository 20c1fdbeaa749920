package org.seatkeeper.agent.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Clients that were refused within the last 15 minutes and not let in since: with those inside, they are the demand
 * (spec/model.md section 3, D). At most 10,000 are told apart. Keeper's thread.
 */
final class Demand {
    /** How long a refusal counts as wished for, in nanoseconds. */
    static final long WINDOW_NANOS = 900_000_000_000L;

    private static final int MOST = 10_000;

    private final LinkedHashMap<Client, Long> refused = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Client, Long> eldest) {
            return size() > MOST;
        }
    };

    /** Refused now. Returns how many wait. */
    int refused(Client key, long nowNanos) {
        refused.remove(key);
        refused.put(key, nowNanos);
        return waiting(nowNanos);
    }

    void admitted(Client key) {
        if (!refused.isEmpty()) {
            refused.remove(key);
        }
    }

    int waiting(long nowNanos) {
        var all = refused.values().iterator();
        while (all.hasNext() && nowNanos - all.next() > WINDOW_NANOS) {
            all.remove();
        }
        return refused.size();
    }
}
