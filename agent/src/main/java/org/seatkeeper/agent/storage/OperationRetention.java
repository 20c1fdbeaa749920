package org.seatkeeper.agent.storage;

import java.time.Duration;

/**
 * How long the answer to an operation is kept: for the longer of the two, per identity.
 *
 * @param uptime of the agent: time while it is down does not count
 * @param newest how many of an identity's newest operations, 1 or more
 */
public record OperationRetention(Duration uptime, int newest) {
    /** 24 hours, and the newest 100,000 (design section 4). */
    public static final OperationRetention STANDARD = new OperationRetention(Duration.ofHours(24), 100_000);

    /** For every operation that is kept, at most so many that are no longer due go: a turn stays short. */
    public static final int REMOVED_PER_OPERATION = 2;

    public OperationRetention {
        if (uptime.isNegative() || newest < 1) {
            throw new IllegalArgumentException("operations are kept for some time and in some number");
        }
    }
}
