package org.seatkeeper.client.sdk;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Ends the waiting of requests that nobody answered. Runs while anybody waits and rests otherwise, so that an idle product
 * costs nothing; one sweep serves all, so that a request costs no timer.
 */
final class Sweep {
    /** Sweeps within the silence allowed: the finer, the closer to the limit. */
    static final int IN_A_SILENCE = 20;

    private final Desk desk;
    private final Outbox outbox;
    private final Session session;
    private final Silence silence;
    private final Timer timer;
    private final Duration every;
    private final long patienceNanos;
    private final AtomicBoolean armed = new AtomicBoolean();

    Sweep(Desk desk, Outbox outbox, Session session, Silence silence, Timer timer, Duration silentAfter) {
        this.desk = desk;
        this.outbox = outbox;
        this.session = session;
        this.silence = silence;
        this.timer = timer;
        this.every = silentAfter.dividedBy(IN_A_SILENCE);
        // Whoever would be overdue at the next sweep is so now: "within", not "about".
        this.patienceNanos = silentAfter.minus(every).toNanos();
    }

    /** Somebody waits. */
    void arm() {
        if (!armed.get() && armed.compareAndSet(false, true)) {
            timer.after(every, this::sweep);
        }
    }

    private void sweep() {
        long now = timer.nanos();
        boolean denied = silence.denies();
        waiting(held -> {
            if (denied || now - held.since >= patienceNanos) {
                held.overdue(silence);
            }
        });
        session.look();
        armed.set(false);
        if (desk.waiting() > 0) {
            arm();
        }
    }

    /** Ends the waiting of everybody. */
    void all(LicensesUnavailable trouble) {
        waiting(held -> held.abandon(trouble));
    }

    private void waiting(Consumer<Held> visitor) {
        Consumer<Outgoing> each = outgoing -> {
            if (outgoing instanceof Held held && held.waiting()) {
                visitor.accept(held);
            }
        };
        outbox.forEach(each);
        Slots sent = session.unanswered();
        if (sent != null) {
            sent.unanswered().forEach(each);
        }
    }
}
