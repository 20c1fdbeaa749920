package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.FaultyStore.Fault;
import org.seatkeeper.agent.storage.FaultyStore.Lasting;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;

/** An answer that fails is its asker's loss; only what is decided, applied or kept may stop the keeper. */
class KeeperAnswersTest {
    private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));

    /** Whose call is broken in a way that nobody thought of: every word to it throws. */
    private static final class Broken implements GrantWork {
        final AtomicInteger words = new AtomicInteger();
        private final Runnable deciding;

        Broken(Runnable deciding) {
            this.deciding = deciding;
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void decide(GrantDesk desk) {
            deciding.run();
        }

        @Override
        public void answer() {
            words.incrementAndGet();
            throw new UnsupportedOperationException("planted: the answer");
        }

        @Override
        public void failed(Trouble why) {
            words.incrementAndGet();
            throw new UnsupportedOperationException("planted: the refusal");
        }
    }

    private Bench declared() throws StoreFault {
        var bench = new Bench(store);
        bench.declare(Bench.SQL);
        return bench;
    }

    private static CompletableFuture<Integer> count(Bench bench) {
        return new GrantAsk<>(desk -> desk.grants().size()).of(bench.keeper);
    }

    @Test
    void anAnswerThatThrowsStopsNeitherTheKeeperNorTheAnswersBehindItInTheTurn() throws Exception {
        try (var bench = declared()) {
            var gate = new Gate();
            store.beforeWrite(gate);
            var first = bench.add(1, new UUID(7, 1));
            gate.awaitReached();
            var broken = new Broken(() -> {});
            bench.keeper.grant(broken);
            bench.keeper.grant(broken);
            var behind = count(bench);
            var act = bench.add(2, new UUID(7, 2));
            gate.open();
            assertInstanceOf(Verdict.Done.class, Bench.now(first));
            assertEquals(0, behind.get(10, TimeUnit.SECONDS));
            assertInstanceOf(Verdict.Done.class, Bench.now(act));
            assertEquals(2, broken.words.get());
            assertEquals(3, bench.sql().perServer());
            assertEquals(List.of(), bench.fatal);
        }
    }

    @Test
    void aRefusalThatThrowsLeavesTheOthersOfARolledBackTurnTheirs() throws Exception {
        try (var bench = declared()) {
            var gate = new Gate();
            store.beforeWrite(gate);
            var first = bench.add(1, new UUID(7, 1));
            gate.awaitReached();
            var broken = new Broken(() -> {});
            bench.keeper.grant(broken);
            var act = bench.add(2, new UUID(7, 2));
            store.fail(2, Fault.ROLLED_BACK, Lasting.ONCE);
            gate.open();
            assertInstanceOf(Verdict.Done.class, Bench.now(first));
            assertInstanceOf(Verdict.Refused.class, Bench.now(act));
            bench.settle();
            assertEquals(1, broken.words.get());
            assertEquals(List.of(), bench.fatal);
        }
    }

    @Test
    void aWatcherThatThrowsKeepsNothingFromTheOthers() throws Exception {
        try (var bench = declared()) {
            var told = new AtomicInteger();
            bench.keeper.watch(figures -> {
                if (told.getAndIncrement() > 0) { // the first is told on the watcher's own thread
                    throw new UnsupportedOperationException("planted: the watcher");
                }
            });
            assertInstanceOf(Verdict.Done.class, Bench.now(bench.add(40, new UUID(7, 1))));
            assertEquals(
                    40,
                    bench.until(figures -> figures.stateRevision() == 2)
                            .row(Bench.SQL)
                            .orElseThrow()
                            .instance()
                            .perServer());
            assertTrue(told.get() > 1);
            assertEquals(List.of(), bench.fatal);
        }
    }

    @Test
    void anAgentThatStopsTellsEveryoneAlsoBehindOneWhoseRefusalThrows() throws Exception {
        try (var bench = declared()) {
            var broken = new Broken(() -> {});
            var fatal = new CompletableFuture<String>();
            bench.whenFatal = () -> fatal.complete(bench.fatal.getFirst());
            store.fail(1, Fault.IN_DOUBT_BEFORE, Lasting.ONCE);
            var gate = new Gate();
            bench.keeper.grant(new Broken(gate));
            gate.awaitReached();
            bench.keeper.grant(broken);
            var act = bench.add(2, new UUID(7, 2));
            gate.open();
            assertEquals(Trouble.Kind.UNKNOWN, Bench.trouble(act));
            assertTrue(fatal.get(10, TimeUnit.SECONDS).startsWith("the store failed"));
            assertEquals(1, broken.words.get());
        }
    }

    @Test
    void whatThrowsWhileItIsDecidedStillStopsTheAgent() throws Exception {
        try (var bench = declared()) {
            var fatal = new CompletableFuture<String>();
            bench.whenFatal = () -> fatal.complete(bench.fatal.getFirst());
            var broken = new Broken(() -> {
                throw new IllegalStateException("planted: a rule");
            });
            bench.keeper.grant(broken);
            assertEquals("the store failed: planted: a rule", fatal.get(10, TimeUnit.SECONDS));
            assertEquals(1, broken.words.get(), "told that nobody knows");
        }
    }
}
