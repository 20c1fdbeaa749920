package org.seatkeeper.client.sdk;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one task so that no two runs overlap, without a lock: whoever finds no run under way runs it, and everyone who comes
 * meanwhile makes it run once more. What one run wrote the next one sees.
 */
final class Turns {
    /** Runs that one thread makes for others before it hands on: a caller has business of its own. */
    static final int ROUNDS = 32;

    private final AtomicInteger due = new AtomicInteger();
    private final Runnable task;
    private final Executor relief;

    /**
     * Runs nothing yet.
     *
     * @param task must not throw
     * @param relief where to go on when a caller has done enough
     */
    Turns(Runnable task, Executor relief) {
        this.task = task;
        this.relief = relief;
    }

    /** Makes the task run after this moment, here or on the thread that runs it now. */
    void take() {
        if (due.getAndIncrement() == 0) {
            run();
        }
    }

    /**
     * Takes some steps first and the task after them, so that what they bring about is done in one run. Who comes meanwhile
     * waits for them.
     */
    void takeAfter(Runnable steps) {
        boolean mine = due.getAndIncrement() == 0;
        try {
            steps.run();
        } finally {
            if (mine) {
                run();
            } else {
                take(); // A run that was under way may have ended before the last step.
            }
        }
    }

    private void run() {
        for (int round = 0; round < ROUNDS; round++) {
            int seen = due.get();
            task.run();
            if (due.addAndGet(-seen) == 0) {
                return;
            }
        }
        try {
            relief.execute(this::run);
        } catch (RejectedExecutionException e) {
            due.set(0); // The client is closed, and the relief with it.
        }
    }
}
