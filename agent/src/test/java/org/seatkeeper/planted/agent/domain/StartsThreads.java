package org.seatkeeper.planted.agent.domain;

/** A rule with a thread of its own. */
public final class StartsThreads {
    /** A thread that has not started yet. */
    public Thread aside(Runnable task) {
        return new Thread(task);
    }
}
