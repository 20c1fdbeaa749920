package org.seatkeeper.planted.agent.domain;

import java.time.Instant;
import java.util.function.Supplier;

/** A clock by method reference, the form that rules about calls do not see. */
public final class ReadsTheClock {
    /** When it is asked. */
    public Supplier<Instant> clock() {
        return Instant::now;
    }
}
