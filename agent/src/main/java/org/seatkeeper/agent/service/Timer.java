package org.seatkeeper.agent.service;

import java.time.Duration;

/** Runs things later, by the monotonic clock. What it runs is short and does not block. */
public interface Timer {
    /** Runs it once, no earlier than after the delay. */
    Scheduled after(Duration delay, Runnable task);

    /** Something that will run, unless it is called off. */
    interface Scheduled {
        /** Calls it off; nothing happens if it ran already. */
        void cancel();
    }
}
