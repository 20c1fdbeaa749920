package org.seatkeeper.client.link;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** One thread with a clock: everything a fleet keeper does happens on it, in turn. Tests pass one that they move by hand. */
interface KeeperThread extends Executor {
    /** The time now. */
    Instant now();

    /** Runs something on the thread after a while, unless canceled before. */
    Timer after(Duration delay, Runnable task);

    /** Something that will be run. */
    @FunctionalInterface
    interface Timer {
        /** Forgets it, where it did not run yet. */
        void cancel();
    }
}
