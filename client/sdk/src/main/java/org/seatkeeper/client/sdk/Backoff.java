package org.seatkeeper.client.sdk;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a session is opened again: uniformly between nothing and a cap that doubles with every failure, so
 * that the products of a server do not all come back at the same instant. Safe if its random source is.
 */
final class Backoff {
    /** The cap after the first failure. */
    static final Duration FIRST_CAP = Duration.ofMillis(100);

    /** The greatest cap: well within the shortest lease, which is 10 s. */
    static final Duration CAP = Duration.ofSeconds(5);

    /** Never sooner than this. */
    static final Duration LEAST = Duration.ofMillis(10);

    private static final int DOUBLINGS_MAX = 10;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after a number of failures in a row.
     *
     * @param failures from 1
     */
    Duration after(int failures) {
        long cap = Math.min(FIRST_CAP.toMillis() << Math.min(failures - 1, DOUBLINGS_MAX), CAP.toMillis());
        return Duration.ofMillis(Math.max(LEAST.toMillis(), (long) (random.nextDouble() * cap)));
    }
}
