package org.seatkeeper.client.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Lets dials through a bounded number at a time, and so many a second, in the order they came: the guard against a storm of
 * handshakes when ten thousand servers come back at once. Confined to the keeper's thread.
 */
final class DialGate {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final KeeperThread thread;
    private final int inFlightMax;
    private final int perSecond;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int inFlight;
    private double tokens;
    private Instant filledAt;
    private boolean timerSet;

    /** A gate with its bucket full. */
    DialGate(KeeperThread thread, int inFlightMax, int perSecond) {
        this.thread = thread;
        this.inFlightMax = inFlightMax;
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filledAt = thread.now();
    }

    /** A place in the queue, then a permit. */
    final class Turn {
        private final Runnable dial;
        private boolean granted;
        private boolean over;

        private Turn(Runnable dial) {
            this.dial = dial;
        }

        /** Gives the permit back, or the place up; the second time does nothing. */
        void done() {
            if (over) {
                return;
            }
            over = true;
            if (granted) {
                inFlight--;
                letThrough();
            } else {
                waiting.remove(this);
            }
        }
    }

    /** Runs a dial as soon as it may, perhaps at once. Its turn ends with {@link Turn#done}. */
    Turn enter(Runnable dial) {
        var turn = new Turn(dial);
        waiting.add(turn);
        thread.execute(this::letThrough);
        return turn;
    }

    private void letThrough() {
        fill();
        while (!waiting.isEmpty() && inFlight < inFlightMax && tokens >= 1) {
            Turn turn = waiting.remove();
            tokens -= 1;
            inFlight++;
            turn.granted = true;
            turn.dial.run();
        }
        if (!waiting.isEmpty() && inFlight < inFlightMax && !timerSet) {
            timerSet = true;
            thread.after(Duration.ofNanos((long) ((1 - tokens) * SECOND_NANOS / perSecond) + 1), () -> {
                timerSet = false;
                letThrough();
            });
        }
    }

    private void fill() {
        Instant now = thread.now();
        double seconds = Math.max(0, Duration.between(filledAt, now).toNanos()) / (double) SECOND_NANOS;
        tokens = Math.min(perSecond, tokens + seconds * perSecond);
        filledAt = now;
    }
}
