package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    /** Draws the same number every time. */
    private record Always(double drawn) implements RandomGenerator {
        @Override
        public double nextDouble() {
            return drawn;
        }

        @Override
        public long nextLong() {
            throw new UnsupportedOperationException("draws doubles only");
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # failures, kind,                most seconds
        1,          UNREACHABLE,         2
        2,          UNREACHABLE,         4
        5,          UNREACHABLE,         32
        6,          UNREACHABLE,         60
        1000,       UNREACHABLE,         60
        1,          FAULT,               2
        1,          CERTIFICATE_REFUSED, 300
        1,          NOT_AUTHORIZED,      300
        1,          TOO_OLD,             300
        1,          PROFILE,             300
        """)
    void theCapDoublesUpToItsGreatest(int failures, LinkFailure.Kind kind, long seconds) {
        Duration drawn = new Backoff(new Always(Math.nextDown(1.0))).after(failures, kind);
        assertEquals(seconds, drawn.plusMillis(1).toSeconds());
    }

    @Test
    void itIsNeverSoonerThanTheLeast() {
        assertEquals(Backoff.LEAST, new Backoff(new Always(0)).after(1, LinkFailure.Kind.UNREACHABLE));
    }

    @Test
    void manyConsolesThatFailedTogetherComeBackSpreadOut() {
        long seed = 42;
        var backoff = new Backoff(new Random(seed));
        long early = 0;
        for (int i = 0; i < 1_000; i++) {
            early += backoff.after(6, LinkFailure.Kind.UNREACHABLE).toSeconds() < 30 ? 1 : 0;
        }
        assertTrue(early > 400 && early < 600, "seed " + seed + ": " + early + " of 1000 in the first half");
    }
}
