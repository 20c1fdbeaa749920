package org.seatkeeper.client.lab.torture.histories;

import java.time.Duration;
import java.time.Instant;
import org.seatkeeper.agent.service.Clocks;
import org.seatkeeper.agent.service.SystemTimer;
import org.seatkeeper.agent.service.Timer;

/**
 * Clocks and a timer that run twenty times as fast: a read-only agent tries to write again each second, and a history has
 * no second. A turn that takes longer than 100 ms is then one whose disk stalls, which is one more fault.
 */
final class QuickTime implements Clocks, Timer, AutoCloseable {
    private static final int TIMES = 20;
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final SystemTimer timer = new SystemTimer();
    private final long began = System.nanoTime();

    @Override
    public Instant wall() {
        return START.plusNanos(monotonicNanos());
    }

    @Override
    public long monotonicNanos() {
        return (System.nanoTime() - began) * TIMES;
    }

    @Override
    public Scheduled after(Duration delay, Runnable task) {
        return timer.after(delay.dividedBy(TIMES), task);
    }

    @Override
    public void close() {
        timer.close();
    }
}
