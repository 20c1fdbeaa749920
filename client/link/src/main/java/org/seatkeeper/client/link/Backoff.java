package org.seatkeeper.client.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next dial: uniformly between nothing and a cap that doubles with every failure, so that many
 * consoles that failed at the same instant do not come back at the same instant. Not safe for several threads.
 */
final class Backoff {
    /** The cap after the first failure. */
    static final Duration FIRST_CAP = Duration.ofSeconds(2);

    /** The greatest cap for a server that does not answer. */
    static final Duration CAP = Duration.ofSeconds(60);

    /** The cap for a server that does not want this caller: somebody has to do something first. */
    static final Duration REFUSED_CAP = Duration.ofMinutes(5);

    /** Never sooner than this. */
    static final Duration LEAST = Duration.ofMillis(100);

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
    Duration after(int failures, LinkFailure.Kind kind) {
        Duration cap = switch (kind) {
            case UNREACHABLE, FAULT -> {
                Duration doubled = FIRST_CAP.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
                yield doubled.compareTo(CAP) < 0 ? doubled : CAP;
            }
            case CERTIFICATE_REFUSED, NOT_AUTHORIZED, TOO_OLD, PROFILE -> REFUSED_CAP;
        };
        Duration wait = Duration.ofMillis((long) (random.nextDouble() * cap.toMillis()));
        return wait.compareTo(LEAST) < 0 ? LEAST : wait;
    }
}
