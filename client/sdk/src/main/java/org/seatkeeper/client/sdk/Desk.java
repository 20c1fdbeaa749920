package org.seatkeeper.client.sdk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What the licenses of one client share: where they are kept while they live, and by which doors they reach the agent. Safe
 * from any thread.
 */
final class Desk {
    /** Before an ask is repeated that a caller waits for. */
    static final Duration SHORT_PAUSE = Duration.ofMillis(100);

    /** Before one is repeated that nobody waits for: there may be many, and an agent in trouble. */
    static final Duration LONG_PAUSE = Duration.ofSeconds(5);

    private final LiveHandles live;
    private final Outbox outbox;
    private final HandleIds ids;
    private final Timer timer;
    private final Metrics metrics;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Consumer<License> revoked;
    private Runnable turn = () -> {};

    Desk(LiveHandles live, Outbox outbox, HandleIds ids, Timer timer, Metrics metrics, Consumer<License> revoked) {
        this.live = live;
        this.outbox = outbox;
        this.ids = ids;
        this.timer = timer;
        this.metrics = metrics;
        this.revoked = revoked;
    }

    /**
     * Ties the desk to the session that is made from it, before anything else happens.
     *
     * @param looks makes the session look at the outbox
     */
    void serve(Runnable looks) {
        turn = looks;
    }

    Metrics metrics() {
        return metrics;
    }

    LiveHandles live() {
        return live;
    }

    String freshId() {
        return ids.next();
    }

    long now() {
        return timer.nanos();
    }

    /** How many callers wait for an answer. */
    int waiting() {
        return waiting.get();
    }

    /** Counts one more caller who waits; false, and nothing counted, where there are as many as may be. */
    boolean enter(int max) {
        if (waiting.incrementAndGet() <= max) {
            return true;
        }
        waiting.decrementAndGet();
        return false;
    }

    /** One caller has an answer. */
    void leave() {
        waiting.decrementAndGet();
    }

    void ask(Held held) {
        outbox.ask(held);
        turn.run();
    }

    void release(Release release) {
        outbox.release(release);
        turn.run();
    }

    /** Sends a release with the newest fence. */
    void releaseAgain(Release release) {
        outbox.again(release);
        turn.run();
    }

    /** Sends something again after a pause. */
    void later(Outgoing outgoing, Duration pause) {
        outbox.pause(outgoing);
        timer.after(pause, () -> {
            outbox.resume(outgoing);
            turn.run();
        });
    }

    /** A license ended without being closed. */
    void revoked(License license) {
        metrics.revoked();
        Guard.run(() -> revoked.accept(license));
    }
}
