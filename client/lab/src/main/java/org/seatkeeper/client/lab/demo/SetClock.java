package org.seatkeeper.client.lab.demo;

import java.time.Instant;
import org.seatkeeper.agent.service.Clocks;

/** Clocks that stand where they are put, for living through a past. */
final class SetClock implements Clocks {
    private volatile Instant now;

    SetClock(Instant now) {
        this.now = now;
    }

    void set(Instant time) {
        now = time;
    }

    @Override
    public Instant wall() {
        return now;
    }

    @Override
    public long monotonicNanos() {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
