package org.seatkeeper.client.sdk;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A timer on a scheduler of the JDK's: one of its own, which is closed with it, or one that it was lent. */
final class SystemTimer implements Timer {
    private static final int END_MILLIS = 1_000;

    private final ScheduledExecutorService scheduler;
    private final boolean own;
    private final LongSupplier nanos;
    private volatile boolean closed;

    private SystemTimer(ScheduledExecutorService scheduler, boolean own, LongSupplier nanos) {
        this.scheduler = scheduler;
        this.own = own;
        this.nanos = nanos;
    }

    /** One daemon thread, started when first needed. */
    static Timer own(LongSupplier nanos) {
        var factory = Thread.ofPlatform().daemon().name("seatkeeper-sdk-timer").factory();
        return new SystemTimer(new ScheduledThreadPoolExecutor(1, factory), true, nanos);
    }

    /** A scheduler that somebody else closes. */
    static Timer lent(ScheduledExecutorService scheduler, LongSupplier nanos) {
        return new SystemTimer(scheduler, false, nanos);
    }

    @Override
    public long nanos() {
        return nanos.getAsLong();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        try {
            var _ = scheduler.schedule(() -> unlessClosed(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: what was to be done later is not to be done any more.
        }
    }

    @Override
    public void execute(Runnable task) {
        scheduler.execute(task);
    }

    private void unlessClosed(Runnable task) {
        if (!closed) {
            task.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        if (own) {
            scheduler.shutdownNow();
            Waits.upTo(END_MILLIS, millis -> scheduler.awaitTermination(millis, TimeUnit.MILLISECONDS));
        }
    }
}
