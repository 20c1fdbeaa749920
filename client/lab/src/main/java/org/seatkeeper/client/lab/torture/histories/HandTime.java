package org.seatkeeper.client.lab.torture.histories;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.seatkeeper.agent.service.Clocks;
import org.seatkeeper.agent.service.Timer;

/**
 * Both clocks and the timer of an agent, moved by hand alone: so that no lease of a history ends because the machine is
 * slow, and nobody waits for a second to pass. Two kinds of time pass: moments, which are seconds, and strikes, each of
 * which is a whole hour. Every length in a history is some hours and a half ({@link #seconds}), and all its moments
 * together stay below half an hour: so what is over is told by counting strikes. Any thread.
 */
final class HandTime implements Clocks, Timer {
    /** Most strikes of one history. */
    static final int STRIKES_MAX = 20;

    /** A length that no history is long enough for. */
    static final int DAY_STRIKES = 24;

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration STRIKE = Duration.ofHours(1);
    private static final Duration MOMENTS_MAX = Duration.ofMinutes(29);

    /** How long a strike waits until nobody asks again. */
    private static final long WAIT_MILLIS = 2;

    private record Task(long due, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    private final ReentrantReadWriteLock hour = new ReentrantReadWriteLock();
    private long nanos;
    private long order;
    private int strikes;

    /** The length in seconds of what the strike of that number ends: 1 for half an hour, 2 for an hour and a half. */
    static int seconds(int strikes) {
        return Math.toIntExact(strikes * STRIKE.toSeconds() - STRIKE.toSeconds() / 2);
    }

    @Override
    public Instant wall() {
        return START.plusNanos(monotonicNanos());
    }

    @Override
    public synchronized long monotonicNanos() {
        return nanos;
    }

    /** What is due at once is done at once, so that nothing is on its way while nobody asks anything. */
    @Override
    public Scheduled after(Duration delay, Runnable work) {
        if (!delay.isPositive()) {
            work.run();
            return () -> {};
        }
        synchronized (this) {
            var task = new Task(nanos + delay.toNanos(), order++, work);
            tasks.add(task);
            return () -> forget(task);
        }
    }

    private synchronized void forget(Task task) {
        tasks.remove(task);
    }

    /**
     * A moment passes, of seconds at most, and what is due by then is done on the caller's thread.
     *
     * @throws IllegalStateException once they come to half an hour: a history has gone astray
     */
    void moment(Duration length) {
        pass(length, 0);
        synchronized (this) {
            if (nanos - strikes * STRIKE.toNanos() > MOMENTS_MAX.toNanos()) {
                throw new IllegalStateException("the moments of this history come to half an hour");
            }
        }
    }

    /**
     * The hour strikes, and is recorded so; unless somebody asks again at that moment, or it has struck often enough.
     */
    void strike(Recorder recorder) {
        try {
            if (!hour.writeLock().tryLock(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (strikes() < STRIKES_MAX) {
                long begun = recorder.moment();
                pass(STRIKE, 1);
                recorder.happened(new Asked.Strike(), begun);
            }
        } finally {
            hour.writeLock().unlock();
        }
    }

    /** How often the hour has struck. */
    synchronized int strikes() {
        return strikes;
    }

    /** No hour strikes until {@link #letPass}; of the same thread. */
    void keep() {
        hour.readLock().lock();
    }

    /** The other end of {@link #keep}. */
    void letPass() {
        hour.readLock().unlock();
    }

    private void pass(Duration length, int struck) {
        List<Task> due = new ArrayList<>();
        synchronized (this) {
            nanos += length.toNanos();
            strikes += struck;
            while (!tasks.isEmpty() && tasks.peek().due() <= nanos) {
                due.add(tasks.remove());
            }
        }
        due.forEach(task -> task.work().run());
    }
}
