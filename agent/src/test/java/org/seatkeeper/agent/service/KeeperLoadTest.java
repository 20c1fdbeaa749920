package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.storage.AuditChain;
import org.seatkeeper.agent.storage.AuditVerifier;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;

class KeeperLoadTest {
    private static final int THREADS = 16;
    private static final int EACH = 250;

    private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));

    @Test
    void whoeverWaitsSharesOneCommitWithTheOthers() throws StoreFault {
        try (var bench = new Bench(store)) {
            bench.declare(Bench.SQL);
            var gate = new Gate();
            store.beforeWrite(gate);
            var first = bench.add(1, new UUID(7, 0));
            gate.awaitReached();
            var waiting = new ArrayList<CompletableFuture<Verdict>>();
            for (int n = 1; n <= 4 * Keeper.TURN_MAX; n++) {
                waiting.add(bench.add(1, new UUID(7, n)));
            }
            int before = store.writes();
            gate.open();
            Bench.now(first);
            waiting.forEach(Bench::now);
            assertEquals(5, store.writes() - before);
            assertEquals(1 + 4 * Keeper.TURN_MAX, bench.sql().perServer());
            assertEquals(1 + 1 + 4, bench.keeper.figures().stateRevision());
        }
    }

    @Test
    void thousandsOfActsFromManyThreadsAreEachAnsweredOnceAndRevisionsRiseByOne() throws Exception {
        var bench = new Bench(store);
        bench.declare(Bench.SQL);
        var shown = new ConcurrentLinkedQueue<Long>();
        Runnable unwatch = bench.keeper.watch(figures -> shown.add(figures.stateRevision()));
        var done = new ConcurrentLinkedQueue<Verdict.Done>();
        var troubles = new ConcurrentLinkedQueue<Throwable>();
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    for (int n = 0; n < EACH; n++) {
                        done.add(assertInstanceOf(Verdict.Done.class, Bench.now(bench.add(1, new UUID(thread, n)))));
                    }
                } catch (InterruptedException | RuntimeException | AssertionError e) {
                    troubles.add(e);
                }
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            assertTrue(thread.join(java.time.Duration.ofSeconds(60)));
        }
        unwatch.run();
        bench.close();
        assertEquals(List.of(), List.copyOf(troubles));
        assertEquals(THREADS * EACH, bench.sql().perServer());
        assertEquals(strictlyUpFrom(1, shown.size()), List.copyOf(shown));
        assertTrue(store.writes() < THREADS * EACH, "acts of many threads share commits: " + store.writes());
        assertEquals(
                LongStream.rangeClosed(2, THREADS * EACH + 1L).boxed().toList(),
                List.copyOf(done.stream()
                        .map(Verdict.Done::after)
                        .map(Optional::orElseThrow)
                        .map(Instance::revision)
                        .collect(Collectors.toCollection(TreeSet::new))));
        done.forEach(answer -> assertEquals(
                answer.before().orElseThrow().perServer() + 1,
                answer.after().orElseThrow().perServer()));
        var verifier =
                new AuditVerifier(new AuditChain(Bench.FOUNDING.agentId(), Bench.FOUNDING.epoch()), Optional.empty());
        store.eachAudit(1, verifier::accept);
        assertTrue(verifier.verdict().intact());
        assertEquals(1 + THREADS * EACH, verifier.verdict().records());
    }

    @Test
    void ofOneOperationAskedForManyTimesAtOnceOneHappensAndAllGetItsResult() throws Exception {
        try (var bench = new Bench(store)) {
            bench.declare(Bench.SQL);
            var asked = new ConcurrentLinkedQueue<CompletableFuture<Verdict>>();
            var threads = new ArrayList<Thread>();
            for (int t = 0; t < THREADS; t++) {
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < 20; n++) {
                        asked.add(bench.add(7, new UUID(1, n)));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
            }
            List<Verdict> verdicts = asked.stream().map(Bench::now).toList();
            assertEquals(
                    20, verdicts.stream().filter(Verdict.Done.class::isInstance).count());
            assertEquals(
                    (THREADS - 1) * 20L,
                    verdicts.stream().filter(Verdict.Repeated.class::isInstance).count());
            assertEquals(140, bench.sql().perServer());
        }
    }

    private static List<Long> strictlyUpFrom(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }
}
