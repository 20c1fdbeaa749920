package org.seatkeeper.agent.storage;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long the agent has been up, in all its runs since the founding, by a monotonic clock. Any thread. */
final class Uptime {
    private final LongSupplier nanos;
    private final long beforeSeconds;
    private final long startNanos;

    /** Begins now, on top of what earlier runs came to. */
    Uptime(long beforeSeconds, LongSupplier nanos) {
        this.beforeSeconds = beforeSeconds;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    long seconds() {
        return beforeSeconds + Duration.ofNanos(nanos.getAsLong() - startNanos).toSeconds();
    }
}
