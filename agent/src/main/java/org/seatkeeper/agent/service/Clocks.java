package org.seatkeeper.agent.service;

import java.time.Instant;

/** The two clocks of a machine. The wall clock may jump; the other only runs. */
public interface Clocks {
    /** UTC, as people read it. */
    Instant wall();

    /** Nanoseconds from an arbitrary point; differences only. */
    long monotonicNanos();

    /** The machine's own. */
    static Clocks system() {
        return new Clocks() {
            @Override
            public Instant wall() {
                return Instant.now();
            }

            @Override
            public long monotonicNanos() {
                return System.nanoTime();
            }
        };
    }
}
