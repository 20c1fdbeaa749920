package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.FaultyStore.Fault;
import org.seatkeeper.agent.storage.FaultyStore.Lasting;
import org.seatkeeper.agent.storage.MemoryStore;

/**
 * Whoever asks again after an answer that was lost gets exactly one grant: writes fail in every way, the agent is
 * restarted in the middle, and what the callers know agrees with what lives (quality.md P1 to P3).
 */
class GrantRetriesTest {
    private static final int LICENSES = 5;
    private static final int ACTS = 400;

    private final MemoryStore memory = new MemoryStore(Bench.FOUNDING);
    private final FaultyStore store = new FaultyStore(memory);
    private final Map<UUID, String> held = new HashMap<>();
    private Bench bench = start();
    private Random random = new Random();
    private int unknown;
    private int restarts;

    private Bench start() {
        try {
            return new Bench(store);
        } catch (org.seatkeeper.agent.storage.StoreFault e) {
            throw new AssertionError(e);
        }
    }

    /** One ask on its way, answered with what the desk said; or failed with the trouble. */
    private static final class Work<T> implements GrantWork {
        private final java.util.function.Function<GrantDesk, T> decide;
        private final CompletableFuture<T> answer = new CompletableFuture<>();
        private Optional<T> decided = Optional.empty();

        Work(java.util.function.Function<GrantDesk, T> decide) {
            this.decide = decide;
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void decide(GrantDesk desk) {
            decided = Optional.of(decide.apply(desk));
        }

        @Override
        public void answer() {
            answer.complete(decided.orElseThrow());
        }

        @Override
        public void failed(Trouble why) {
            answer.completeExceptionally(why);
        }
    }

    private <T> T ask(java.util.function.Function<GrantDesk, T> decide) {
        while (true) {
            if (random.nextInt(6) == 0) {
                Fault fault = List.of(Fault.values()).get(random.nextInt(3));
                store.fail(1, fault, Lasting.ONCE);
            }
            var work = new Work<>(decide);
            bench.keeper.grant(work);
            try {
                T answer = work.answer.get(10, TimeUnit.SECONDS);
                store.heal();
                if (answer instanceof GrantDesk.Outcome.CannotWrite) {
                    bench.passAtRest(Duration.ofSeconds(1));
                    bench.settle();
                    continue;
                }
                return answer;
            } catch (ExecutionException e) {
                store.heal();
                unknown++;
                restart();
            } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
                throw new AssertionError(e);
            }
        }
    }

    private void restart() {
        bench.close();
        restarts++;
        bench = start();
    }

    private GrantDesk.Outcome request(UUID handle, String user) {
        var claim = new Claim(handle, new Client(user, "pc"), false, false, false);
        return ask(desk -> {
            Instance instance = desk.instance(Bench.SQL).orElseThrow();
            return desk.request(instance, claim, new Lease(0, 3_600), false);
        });
    }

    private GrantDesk.Release release(UUID handle) {
        return ask(desk -> desk.release(desk.instance(Bench.SQL).orElseThrow(), handle, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyAskHasOneEffectHoweverOftenItsAnswerIsLost(long seed) {
        random = new Random(seed);
        bench.declare(Bench.SQL);
        Bench.now(bench.add(LICENSES, new UUID(8, 8)));
        long handles = 0;
        for (int act = 0; act < ACTS; act++) {
            if (!held.isEmpty() && random.nextInt(2) == 0) {
                List<UUID> all = new ArrayList<>(new TreeSet<>(held.keySet()));
                UUID handle = all.get(random.nextInt(all.size()));
                GrantDesk.Release how = release(handle);
                assertTrue(
                        how != GrantDesk.Release.OLD_FENCE && how != GrantDesk.Release.OTHER_LEASE,
                        "seed " + seed + ": " + how);
                held.remove(handle);
            } else {
                var handle = new UUID(seed, ++handles);
                String user = "u" + random.nextInt(20);
                long users = held.values().stream().distinct().count();
                boolean fits = users < LICENSES || held.containsValue(user);
                switch (request(handle, user)) {
                    case GrantDesk.Outcome.Granted _ -> {
                        assertTrue(fits, "seed " + seed + ", act " + act + ": let in over the number");
                        held.put(handle, user);
                    }
                    case GrantDesk.Outcome.Refused _ ->
                        assertTrue(!fits, "seed " + seed + ", act " + act + ": refused below the number");
                    case GrantDesk.Outcome other -> throw new AssertionError("seed " + seed + ": " + other);
                }
            }
        }
        restart();
        var live = new TreeSet<UUID>();
        var work = new Work<>(desk -> {
            desk.grants().uses().of(Bench.SQL).grants().forEach(grant -> live.add(grant.handle()));
            return true;
        });
        bench.keeper.grant(work);
        work.answer.join();
        assertEquals(new TreeSet<>(held.keySet()), live, "seed " + seed);
        assertTrue(unknown > ACTS / 20 && restarts > 1, unknown + " answers were lost, " + restarts + " restarts");
        bench.close();
    }
}
