package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;

class KeeperStallTest {
    private static final UUID ID = new UUID(5, 5);

    private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
    private final Gate gate = new Gate();

    @Test
    void afterTwoSecondsTheAskersOfAStalledCommitAreToldUnknownAndThoseBehindUnavailable() throws StoreFault {
        try (var bench = declared()) {
            var asked = stalling(bench);
            var behind = bench.add(1, new UUID(5, 6));
            bench.clocks.pass(Watchdog.STALL_MAX.minusNanos(1));
            assertFalse(asked.isDone());
            assertFalse(behind.isDone());
            bench.clocks.pass(Duration.ofNanos(1));
            assertEquals(Trouble.Kind.UNKNOWN, Bench.trouble(asked));
            assertEquals(Trouble.Kind.UNAVAILABLE, Bench.trouble(behind));
            assertEquals(Trouble.Kind.UNAVAILABLE, Bench.trouble(bench.add(1, new UUID(5, 7))));
            gate.open();
        }
    }

    @Test
    void figuresAndWatchesGoOnWhileTheDiskStalls() throws StoreFault {
        try (var bench = declared()) {
            var _ = stalling(bench);
            bench.clocks.pass(Watchdog.STALL_MAX);
            assertEquals(1, bench.keeper.figures().stateRevision());
            var seen = new ArrayList<Long>();
            bench.keeper.watch(figures -> seen.add(figures.stateRevision())).run();
            assertEquals(List.of(1L), seen);
            gate.open();
        }
    }

    @Test
    void whatTheStalledCommitKeptIsThereAndTheSameOperationReturnsItsFirstResult() throws StoreFault {
        try (var bench = declared()) {
            var _ = stalling(bench);
            bench.clocks.pass(Watchdog.STALL_MAX);
            gate.open();
            bench.until(figures -> figures.stateRevision() == 2);
            bench.settle();
            var repeated = assertInstanceOf(Verdict.Repeated.class, Bench.now(bench.add(40, ID)));
            var kept = store.operation(Bench.MIRA.toString(), ID).orElseThrow();
            assertArrayEquals(kept.reply().bytes(), repeated.reply().bytes());
            assertEquals(40, bench.sql().perServer());
        }
    }

    @Test
    void aStalledCommitThatIsRolledBackInTheEndLeavesAReadOnlyAgentThatRecovers() throws StoreFault {
        try (var bench = declared()) {
            store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.ONCE);
            var _ = stalling(bench);
            bench.clocks.pass(Watchdog.STALL_MAX);
            gate.open();
            bench.until(figures -> !figures.readOnlyCause().isEmpty());
            bench.settle();
            bench.passAtRest(Duration.ofSeconds(1));
            assertEquals("", bench.keeper.figures().readOnlyCause());
            assertInstanceOf(Verdict.Done.class, Bench.now(bench.add(40, ID)));
        }
    }

    @Test
    void aWatchdogThatBarksAfterTheCommitIsOverChangesNothing() throws StoreFault {
        try (var bench = new Bench(store, new HandClocks(Bench.START), KeeperStallTest::deaf)) {
            bench.declare(Bench.SQL);
            bench.clocks.pass(Watchdog.STALL_MAX);
            assertInstanceOf(Verdict.Done.class, Bench.now(bench.add(40, ID)));
        }
    }

    @Test
    void aChangeThatComesDueWhileTheDiskStallsIsSettledAfterwards() throws StoreFault {
        try (var bench = declared()) {
            Bench.now(bench.add(40, ID));
            Bench.now(bench.change(bench.sql().revision(), new UUID(6, 1), Optional.of(Bench.START.plusSeconds(300))));
            store.beforeWrite(gate);
            var other = bench.act(
                    "Declare",
                    Optional.empty(),
                    0,
                    act -> new org.seatkeeper.agent.domain.Command.DeclareProduct(
                            act, Bench.product(new ProductId("mail"))));
            gate.awaitReached();
            bench.clocks.pass(Duration.ofMinutes(5));
            gate.open();
            assertEquals(Trouble.Kind.UNKNOWN, Bench.trouble(other));
            bench.until(figures -> figures.row(Bench.SQL)
                            .orElseThrow()
                            .instance()
                            .modeChange()
                            .orElseThrow()
                            .state()
                    == ModeChange.State.COMMITTED);
        }
    }

    @Test
    void beyondTheMostThatMayWaitAskersAreTurnedAwayAtOnceAndThoseWhoWaitAreServed() throws StoreFault {
        try (var bench = declared()) {
            var first = stalling(bench);
            var waiting = new ArrayList<CompletableFuture<Verdict>>();
            for (int n = 0; n < Keeper.WAITING_MAX; n++) {
                waiting.add(bench.add(1, new UUID(7, n)));
            }
            var beyond = bench.add(1, new UUID(8, 0));
            assertFalse(waiting.getLast().isDone());
            assertEquals(Trouble.Kind.QUEUE_FULL, Bench.trouble(beyond));
            gate.open();
            assertInstanceOf(Verdict.Done.class, Bench.now(first));
            waiting.forEach(asked -> assertInstanceOf(Verdict.Done.class, Bench.now(asked)));
            assertEquals(40 + Keeper.WAITING_MAX, bench.sql().perServer());
        }
    }

    @Test
    void theKeepersOwnWorkGetsInAlsoWhereAskersAreTurnedAway() throws StoreFault {
        try (var bench = declared()) {
            var _ = stalling(bench);
            for (int n = 0; n < Keeper.WAITING_MAX; n++) {
                var _ = bench.add(1, new UUID(7, n));
            }
            bench.keeper.configurationFaults(List.of("mail.toml:3: no name"));
            gate.open();
            bench.until(figures -> figures.configurationFaults().equals(List.of("mail.toml:3: no name")));
        }
    }

    @Test
    void closingAnswersEveryoneWhoWaits() throws StoreFault {
        var bench = declared();
        var first = stalling(bench);
        var waiting = new ArrayList<CompletableFuture<Verdict>>();
        for (int n = 0; n < 100; n++) {
            waiting.add(bench.add(1, new UUID(7, n)));
        }
        var closing = CompletableFuture.runAsync(bench::close);
        gate.open();
        closing.orTimeout(10, TimeUnit.SECONDS).join();
        assertInstanceOf(Verdict.Done.class, Bench.now(first));
        waiting.forEach(asked -> assertInstanceOf(Verdict.Done.class, Bench.now(asked)));
        assertEquals(Trouble.Kind.UNAVAILABLE, Bench.trouble(bench.add(1, new UUID(8, 0))));
        assertEquals(List.of(), bench.fatal);
    }

    @Test
    void aDiskThatNeverAnswersHoldsNoStopAndWhatIsNotConfirmedIsSaid() throws StoreFault {
        var bench = declared();
        var asked = stalling(bench);
        var behind = bench.add(1, new UUID(5, 6));
        bench.keeper.close();
        assertEquals(Trouble.Kind.UNAVAILABLE, Bench.trouble(behind));
        assertFalse(asked.isDone(), "the watchdog tells it UNKNOWN, or the disk what became of it");
        assertEquals(
                List.of("the disk did not answer within 1 s of the stop, so the last turn is not confirmed"),
                bench.fatal);
        gate.open();
        bench.close();
        assertInstanceOf(Verdict.Done.class, Bench.now(asked));
        assertEquals(1, bench.fatal.size());
    }

    private Bench declared() throws StoreFault {
        var bench = new Bench(store);
        bench.declare(Bench.SQL);
        return bench;
    }

    /** An act whose commit stands at the gate. */
    private CompletableFuture<Verdict> stalling(Bench bench) {
        store.beforeWrite(gate);
        var asked = bench.add(40, ID);
        gate.awaitReached();
        return asked;
    }

    /** A timer whose tasks run although they were called off: they had begun already. */
    private static Timer deaf(Timer timer) {
        return (delay, task) -> {
            var _ = timer.after(delay, task);
            return () -> {};
        };
    }
}
