package org.seatkeeper.client.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;

/** A keeper's thread that a test moves: tasks run when told, and time passes when told. */
final class ManualThread implements KeeperThread {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Due> timers = new ArrayList<>();
    private Instant now = Instant.parse("2026-05-04T08:00:00Z");

    /** Equal to itself only: two timers of one task are two. */
    private static final class Due {
        private final Instant at;
        private final Runnable task;

        Due(Instant at, Runnable task) {
            this.at = at;
            this.task = task;
        }

        Instant at() {
            return at;
        }

        Runnable task() {
            return task;
        }
    }

    @Override
    public synchronized void execute(Runnable task) {
        tasks.add(task);
        notifyAll();
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        var due = new Due(now.plus(delay), task);
        timers.add(due);
        return () -> cancel(due);
    }

    private synchronized void cancel(Due due) {
        timers.remove(due);
    }

    /** Runs what waits, and what that makes wait. */
    void run() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        return tasks.poll();
    }

    /** Lets time pass, running each timer at its time. */
    void pass(Duration time) {
        run();
        Instant end = now().plus(time);
        for (Due due = due(end); due != null; due = due(end)) {
            due.task().run();
            run();
        }
        to(end);
    }

    private synchronized @org.jspecify.annotations.Nullable Due due(Instant end) {
        Due first = timers.stream()
                .filter(timer -> !timer.at().isAfter(end))
                .min(Comparator.comparing(Due::at))
                .orElse(null);
        if (first != null) {
            timers.remove(first);
            now = first.at().isAfter(now) ? first.at() : now;
        }
        return first;
    }

    private synchronized void to(Instant end) {
        now = end;
    }

    /** How many timers are set. */
    synchronized int timers() {
        return timers.size();
    }
}
