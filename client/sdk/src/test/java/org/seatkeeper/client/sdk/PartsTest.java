package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small parts by themselves. */
class PartsTest {
    /** Draws the same number every time. */
    private record Always(double drawn) implements RandomGenerator {
        @Override
        public double nextDouble() {
            return drawn;
        }

        @Override
        public long nextLong() {
            return -1;
        }
    }

    @Test
    void aHandleIdIsAUuidInItsUsualForm() {
        var ids = new HandleIds(new Always(0));
        assertEquals("ffffffff-ffff-8fff-8000-000000000000", ids.next());
        UUID second = UUID.fromString(ids.next());
        assertEquals(8, second.version());
        assertEquals(2, second.variant());
        assertEquals("ffffffff-ffff-8fff-8000-000000000001", second.toString());
    }

    @Test
    void handleIdsDiffer() {
        var ids = new HandleIds(new Random(1));
        var seen = new HashSet<String>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add(ids.next()));
        }
        assertNotEquals(
                ids.next().substring(0, 18), new HandleIds(new Random(2)).next().substring(0, 18));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        # failures, most milliseconds
        1,          100
        2,          200
        6,          3200
        7,          5000
        1000,       5000
        """)
    void thePauseBetweenDialsDoublesUpToItsGreatest(int failures, long millis) {
        assertEquals(
                millis,
                new Backoff(new Always(Math.nextDown(1.0)))
                        .after(failures)
                        .plusMillis(1)
                        .toMillis());
        assertEquals(Backoff.LEAST, new Backoff(new Always(0)).after(failures));
    }

    @Test
    void whoComesDuringATurnMakesItRunOnceMoreAndNotInside() {
        var depth = new AtomicInteger();
        var runs = new ArrayList<Integer>();
        var turns = new AtomicReference<Runnable>(() -> {});
        turns.set(turns(
                () -> {
                    runs.add(depth.incrementAndGet());
                    if (runs.size() < 3) {
                        run(turns.get());
                        run(turns.get());
                    }
                    depth.decrementAndGet();
                },
                Runnable::run));
        run(turns.get());
        assertEquals(List.of(1, 1, 1), runs);
    }

    @Test
    void aCallerWhoHasDoneEnoughForOthersIsRelieved() {
        var relief = new ArrayList<Runnable>();
        var runs = new AtomicInteger();
        var turns = new AtomicReference<Runnable>(() -> {});
        turns.set(turns(
                () -> {
                    if (runs.incrementAndGet() < Turns.ROUNDS + 5) {
                        run(turns.get());
                    }
                },
                relief::add));
        run(turns.get());
        assertEquals(Turns.ROUNDS, runs.get());
        relief.removeFirst().run();
        assertEquals(Turns.ROUNDS + 5, runs.get());
        assertEquals(List.of(), relief);
    }

    @Test
    void whatStepsBringAboutIsDoneInOneRunAfterThem() {
        var events = new ArrayList<String>();
        var turns = new Turns(() -> events.add("run"), Runnable::run);
        turns.takeAfter(() -> {
            turns.take();
            turns.take();
            events.add("steps");
        });
        assertEquals(List.of("steps", "run"), events);
    }

    private static Runnable turns(Runnable task, Executor relief) {
        return new Turns(task, relief)::take;
    }

    private static void run(@Nullable Runnable runnable) {
        Objects.requireNonNull(runnable).run();
    }

    @Test
    void aClientHasAUserOrADeviceAndBoundedNames() {
        assertThrows(IllegalArgumentException.class, () -> Client.of("", ""));
        assertEquals(256, Client.of("u".repeat(256), "").user().length());
        assertThrows(IllegalArgumentException.class, () -> Client.of("u".repeat(257), ""));
        assertThrows(IllegalArgumentException.class, () -> Client.of("u", "d".repeat(257)));
        assertThrows(IllegalArgumentException.class, () -> Client.of("u", "d").at("a".repeat(46)));
    }

    @Test
    void whatABuilderIsToldIsBounded() {
        LicensesBuilder builder = new LicensesBuilder(() -> {
            throw new AssertionError("dials before it is opened");
        });
        assertThrows(IllegalStateException.class, builder::open);
        assertThrows(IllegalArgumentException.class, () -> builder.product(""));
        assertThrows(IllegalArgumentException.class, () -> builder.product("p".repeat(65)));
        assertThrows(IllegalArgumentException.class, () -> builder.lease(Duration.ofSeconds(9)));
        assertThrows(IllegalArgumentException.class, () -> builder.lease(Duration.ofHours(25)));
        assertThrows(IllegalArgumentException.class, () -> builder.silentAfter(Duration.ofMillis(19)));
        assertThrows(IllegalArgumentException.class, () -> builder.silentAfter(Duration.ofMinutes(6)));
        assertThrows(IllegalArgumentException.class, () -> builder.waitingMax(0));
        assertThrows(IllegalArgumentException.class, () -> builder.waitingMax(1_000_001));
    }
}
