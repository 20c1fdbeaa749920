package org.seatkeeper.client.sdk;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A clock that the test moves. What becomes due runs on the test's thread, in the order in which it is due. */
final class ManualTimer implements Timer {
    private record Due(long at, long order, Runnable task) {}

    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long now = -5; // Nanoseconds begin anywhere, below zero too.
    private long order;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        waiting.add(new Due(now + delay.toNanos(), order++, task));
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    /** Lets time pass. */
    void pass(Duration time) {
        long end = nanos() + time.toNanos();
        for (Due due = next(end); due != null; due = next(end)) {
            due.task().run();
        }
    }

    private synchronized @Nullable Due next(long end) {
        Due due = waiting.peek();
        if (due == null || due.at() > end) {
            now = end;
            return null;
        }
        now = due.at();
        return waiting.poll();
    }

    @Override
    public synchronized void close() {
        waiting.clear();
    }
}
