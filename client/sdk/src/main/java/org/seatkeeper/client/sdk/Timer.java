package org.seatkeeper.client.sdk;

import java.time.Duration;
import java.util.concurrent.Executor;

/** The clock of a client, and what is done later. What is due runs on its thread, which nothing may block. */
interface Timer extends Executor, AutoCloseable {
    /** Monotonic nanoseconds since no moment in particular. */
    long nanos();

    /** Runs a task after a delay; not at all where the timer is closed before. */
    void after(Duration delay, Runnable task);

    /** Ends the thread, where it is the timer's own. */
    @Override
    void close();
}
