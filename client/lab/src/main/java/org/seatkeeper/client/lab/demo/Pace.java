package org.seatkeeper.client.lab.demo;

import java.time.Duration;

/**
 * How fast a demo lives.
 *
 * @param actMin least time between two acts of administrators; actMax the most
 * @param firstOutage when the first server goes away; then every outageEvery, for outageLength
 */
record Pace(Duration actMin, Duration actMax, Duration firstOutage, Duration outageLength, Duration outageEvery) {
    /** Something to see every few seconds, and not so much that one cannot follow. */
    static final Pace USUAL = new Pace(
            Duration.ofMillis(1_500),
            Duration.ofMillis(4_500),
            Duration.ofSeconds(60),
            Duration.ofSeconds(45),
            Duration.ofMinutes(4));

    Pace {
        if (actMin.isNegative() || actMax.compareTo(actMin) <= 0) {
            throw new IllegalArgumentException("the longest time between two acts is above the shortest");
        }
    }
}
