package org.seatkeeper.client.sdk;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, in three lines: what is sent again, what is given back, and first asks; and what pauses
 * before it is sent again. Anyone adds; the turn takes.
 */
final class Outbox {
    private final Queue<Outgoing> again = new ConcurrentLinkedQueue<>();
    private final Queue<Release> releases = new ConcurrentLinkedQueue<>();
    private final Queue<Held> asks = new ConcurrentLinkedQueue<>();
    private final Set<Outgoing> paused = ConcurrentHashMap.newKeySet();

    void ask(Held held) {
        asks.add(held);
    }

    void release(Release release) {
        releases.add(release);
    }

    void again(Outgoing outgoing) {
        again.add(outgoing);
    }

    /** Keeps what is to be sent again, but not yet. */
    void pause(Outgoing outgoing) {
        paused.add(outgoing);
    }

    /** Its pause is over. */
    void resume(Outgoing outgoing) {
        if (paused.remove(outgoing)) {
            again.add(outgoing);
        }
    }

    /** What is sent next on a session; null where nothing waits. The turn only. */
    @Nullable
    Outgoing next(int session) {
        for (Outgoing first = again.poll(); first != null; first = again.poll()) {
            Outgoing repeated = first.again();
            if (repeated.wantedOn(session)) {
                return repeated;
            }
        }
        Outgoing next = releases.poll();
        if (next == null) {
            next = asks.poll();
            while (next != null && !next.wantedOn(session)) {
                next = asks.poll();
            }
        }
        return next;
    }

    /**
     * Drops asks that nobody waits for any more, so that a long silence costs no memory. Those that were admitted meanwhile
     * are dropped too; the live handles hold them. The turn only.
     *
     * @return whether any was dropped
     */
    boolean dropSettled() {
        boolean dropped = false;
        for (Held oldest = asks.peek(); oldest != null && !oldest.waiting(); oldest = asks.peek()) {
            asks.poll();
            dropped = true;
        }
        return dropped;
    }

    /** Shows everything that waits. */
    void forEach(Consumer<Outgoing> visitor) {
        paused.forEach(visitor);
        again.forEach(visitor);
        releases.forEach(visitor);
        asks.forEach(visitor);
    }
}
