package org.seatkeeper.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Both clocks and the timer, moved by hand. Timers run on the thread that moves the clock. */
public final class HandClocks implements Clocks, Timer {
    private record Task(long due, long order, Runnable work) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    private Instant wall;
    private long nanos;
    private long order;

    /** Begins at that time. */
    public HandClocks(Instant wall) {
        this.wall = wall;
    }

    @Override
    public synchronized Instant wall() {
        return wall;
    }

    @Override
    public synchronized long monotonicNanos() {
        return nanos;
    }

    @Override
    public synchronized Scheduled after(Duration delay, Runnable work) {
        var task = new Task(nanos + Math.max(0, delay.toNanos()), order++, work);
        tasks.add(task);
        return () -> {
            synchronized (this) {
                tasks.remove(task);
            }
        };
    }

    /** Time passes: both clocks run, and what is due on the way is done in order. */
    public void pass(Duration time) {
        pass(time, () -> {});
    }

    /** The same, and after each thing that was due: time goes on once that has returned. */
    void pass(Duration time, Runnable afterEach) {
        long end;
        synchronized (this) {
            end = nanos + time.toNanos();
        }
        while (true) {
            Task next;
            synchronized (this) {
                next = tasks.peek();
                if (next == null || next.due() > end) {
                    wall = wall.plusNanos(end - nanos);
                    nanos = end;
                    return;
                }
                tasks.remove(next);
                wall = wall.plusNanos(Math.max(0, next.due() - nanos));
                nanos = Math.max(nanos, next.due());
            }
            next.work().run();
            afterEach.run();
        }
    }

    /** The wall clock is set: it jumps, and nothing else happens. */
    public synchronized void jump(Duration by) {
        wall = wall.plus(by);
    }

    /** How many timers wait. */
    public synchronized int waiting() {
        return tasks.size();
    }
}
