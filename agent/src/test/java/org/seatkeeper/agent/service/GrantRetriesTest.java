package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Client;
import org.seatkeeper.agent.domain.HandleDecision;
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

    /** Lost answers in all; 100,000 for the long form. */
    private static final int LOST = Integer.getInteger("seatkeeper.retries.lost", 2_000);

    /** Of one store: then another begins, with the next seed. */
    private static final int LOST_OF_ONE = 400;

    private static final long SEED = Long.getLong("seatkeeper.retries.seed", 1);

    private final Map<UUID, String> held = new HashMap<>();
    private FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
    private Bench bench = start();
    private Random random = new Random();
    private int acts;
    private int unknown;
    private int restarts;

    private Bench start() {
        try {
            return new Bench(store);
        } catch (org.seatkeeper.agent.storage.StoreFault e) {
            throw new AssertionError(e);
        }
    }

    private <T> T ask(java.util.function.Function<GrantDesk, T> decide) {
        while (true) {
            if (random.nextInt(3) == 0) {
                Fault fault = List.of(Fault.values()).get(random.nextInt(3));
                store.fail(1, fault, Lasting.ONCE);
            }
            try {
                T answer = new GrantAsk<>(decide).of(bench.keeper).get(10, TimeUnit.SECONDS);
                store.heal();
                if (answer instanceof GrantDesk.Outcome.CannotWrite) {
                    nothingWasDone();
                    continue;
                }
                return answer;
            } catch (ExecutionException e) {
                store.heal();
                if (e.getCause() instanceof Trouble trouble && trouble.kind() == Trouble.Kind.UNAVAILABLE) {
                    nothingWasDone();
                    continue;
                }
                unknown++;
                restart();
            } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Read-only, which passes; or the fault met a turn of the keeper's own, and it had stopped before anybody asked. */
    private void nothingWasDone() {
        try {
            bench.passAtRest(Keeper.PROBE_EVERY);
        } catch (CompletionException stopped) {
            restart();
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

    private HandleDecision release(UUID handle) {
        return ask(desk -> desk.release(desk.instance(Bench.SQL).orElseThrow(), handle, 0, 0));
    }

    @Test
    void everyAskHasOneEffectHoweverOftenItsAnswerIsLost() {
        long seed = SEED;
        for (int lost = 0; lost < LOST; lost += unknown) {
            bench.close();
            store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
            bench = start();
            unknown = 0;
            held.clear();
            oneStore(seed++);
        }
        bench.close();
        System.out.println("retries: seeds " + SEED + " to " + (seed - 1) + ", " + acts + " acts, " + restarts
                + " restarts, no grant lost or doubled");
    }

    private void oneStore(long seed) {
        random = new Random(seed);
        bench.declare(Bench.SQL);
        Bench.now(bench.add(LICENSES, new UUID(8, 8)));
        long handles = 0;
        for (int act = 0; unknown < LOST_OF_ONE; act++) {
            acts++;
            if (!held.isEmpty() && random.nextInt(2) == 0) {
                List<UUID> all = new ArrayList<>(new TreeSet<>(held.keySet()));
                UUID handle = all.get(random.nextInt(all.size()));
                HandleDecision how = release(handle);
                assertTrue(
                        !(how instanceof HandleDecision.OldFence) && !(how instanceof HandleDecision.OtherLease),
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
        var _ = new GrantAsk<>(desk -> {
                    desk.grants().uses().of(Bench.SQL).grants().forEach(grant -> live.add(grant.handle()));
                    return true;
                })
                .of(bench.keeper)
                .join();
        assertEquals(new TreeSet<>(held.keySet()), live, "seed " + seed);
    }
}
