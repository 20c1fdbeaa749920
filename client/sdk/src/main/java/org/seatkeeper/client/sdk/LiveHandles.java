package org.seatkeeper.client.sdk;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The licenses that the agent has to know of: held ones, and those that were admitted while it was silent, even where they
 * have ended since. A new session asks for all of them again. Safe from any thread.
 */
final class LiveHandles {
    /** Licenses admitted and ended in silence that are remembered for the report: of a long silence, its first part. */
    static final int ENDED_MAX = 4_096;

    private final ConcurrentHashMap<String, Held> byHandle = new ConcurrentHashMap<>();
    private final AtomicInteger ended = new AtomicInteger();

    void keep(Held held) {
        byHandle.put(held.handleId(), held);
    }

    /** Takes one out that {@link #mayOwe} let stay, or any other. */
    void forget(Held held, boolean owed) {
        byHandle.remove(held.handleId(), held);
        if (owed) {
            ended.decrementAndGet();
        }
    }

    /** Whether one that ended in silence may stay until it is reported. */
    boolean mayOwe() {
        if (ended.incrementAndGet() <= ENDED_MAX) {
            return true;
        }
        ended.decrementAndGet();
        return false;
    }

    /** Lets one change its handle id. */
    void rename(Held held, Runnable change) {
        boolean kept = byHandle.remove(held.handleId(), held);
        change.run();
        if (kept) {
            keep(held);
        }
    }

    @Nullable
    Held find(String handleId) {
        return byHandle.get(handleId);
    }

    Collection<Held> all() {
        return byHandle.values();
    }
}
