package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.Meanwhile;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.FaultyStore.Fault;
import org.seatkeeper.agent.storage.FaultyStore.Lasting;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;

class KeeperFailuresTest {
    private static final UUID ID = new UUID(5, 5);
    private static final ProductId OTHER = new ProductId("mail");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));

    @Test
    void aTurnThatWasRolledBackIsRefusedWithItsCauseAndNothingOfItIsKept() throws StoreFault {
        try (var bench = declared()) {
            store.fail(1, Fault.ROLLED_BACK, Lasting.ONCE);
            var refused = assertInstanceOf(Verdict.Refused.class, Bench.now(bench.add(40, ID)));
            assertEquals(RefusalCode.READ_ONLY, refused.why().code());
            assertEquals(
                    "The agent cannot write at the moment: The disk is full. Nothing was changed.",
                    refused.why().cause());
            assertEquals(0, bench.sql().perServer());
            assertEquals("The disk is full", bench.keeper.figures().readOnlyCause());
            assertEquals(1, bench.keeper.figures().auditSequence());
        }
    }

    @Test
    void everyoneOfARolledBackTurnIsRefusedAlsoWhoAskedForNothing() throws StoreFault {
        try (var bench = declared()) {
            var gate = new Gate();
            store.beforeWrite(gate);
            var first = bench.add(1, new UUID(7, 0));
            gate.awaitReached();
            var same = new ArrayList<CompletableFuture<Verdict>>();
            for (int n = 1; n <= 20; n++) {
                same.add(bench.add(n, new UUID(7, n)));
            }
            same.add(bench.change(99, new UUID(8, 1), Optional.empty()));
            store.fail(2, Fault.ROLLED_BACK, Lasting.ONCE);
            gate.open();
            assertInstanceOf(Verdict.Done.class, Bench.now(first));
            same.forEach(asked -> assertEquals(
                    RefusalCode.READ_ONLY,
                    assertInstanceOf(Verdict.Refused.class, Bench.now(asked))
                            .why()
                            .code()));
            assertEquals(1, bench.sql().perServer());
        }
    }

    @Test
    void theAgentGoesOnByItselfASecondAfterTheDiskWasMended() throws StoreFault {
        try (var bench = readOnly()) {
            bench.passAtRest(SECOND.multipliedBy(3));
            assertEquals("The disk is full", bench.keeper.figures().readOnlyCause());
            store.heal();
            bench.passAtRest(SECOND);
            assertEquals("", bench.keeper.figures().readOnlyCause());
            assertInstanceOf(Verdict.Done.class, Bench.now(bench.add(40, ID)));
            assertEquals(40, bench.sql().perServer());
        }
    }

    @Test
    void watchersAreToldThatTheAgentIsReadOnlyAndThatItNoLongerIs() throws StoreFault {
        try (var bench = declared()) {
            var seen = new ArrayList<String>();
            Runnable unwatch = bench.keeper.watch(
                    f -> seen.add(f.stateRevision() + " " + (f.readOnlyCause().isEmpty() ? "writes" : "only reads")));
            store.fail(1, Fault.ROLLED_BACK, Lasting.ONCE);
            Bench.now(bench.add(40, ID));
            bench.passAtRest(SECOND);
            unwatch.run();
            assertEquals(List.of("1 writes", "1 only reads", "1 writes", "2 writes"), seen);
        }
    }

    @Test
    void anActOfAReadOnlyAgentIsRefusedWithoutTroublingTheDisk() throws StoreFault {
        try (var bench = readOnly()) {
            int before = store.writes();
            var refused = assertInstanceOf(Verdict.Refused.class, Bench.now(bench.add(40, new UUID(5, 6))));
            assertEquals(RefusalCode.READ_ONLY, refused.why().code());
            assertEquals(before, store.writes());
        }
    }

    @Test
    void whatWasAnsweredBeforeIsAnsweredAgainWhileReadOnly() throws StoreFault {
        try (var bench = declared()) {
            Bench.now(bench.add(40, ID));
            store.fail(1, Fault.ROLLED_BACK, Lasting.FROM_THEN_ON);
            Bench.now(bench.add(1, new UUID(5, 6)));
            assertInstanceOf(Verdict.Repeated.class, Bench.now(bench.add(40, ID)));
        }
    }

    @Test
    void aReadOnlyAgentTriesOnceASecondAndNoMoreHoweverLongItLasts() throws StoreFault {
        try (var bench = scheduled(Duration.ofDays(2))) {
            makeReadOnly(bench);
            int before = store.writes();
            for (int second = 1; second <= 1300; second++) {
                bench.passAtRest(SECOND);
            }
            assertEquals(1300, store.writes() - before);
        }
    }

    @Test
    void aChangeThatIsDueWhileReadOnlyLapsesOnceThatCanBeWritten() throws StoreFault {
        try (var bench = scheduled(Duration.ofHours(24))) {
            makeReadOnly(bench);
            bench.passAtRest(Duration.ofHours(25));
            assertEquals(ModeChange.State.SCHEDULED, change(bench).state());
            store.heal();
            bench.passAtRest(SECOND);
            bench.settle();
            assertEquals(ModeChange.State.LAPSED, change(bench).state());
            assertEquals(Meanwhile.READ_ONLY.cause(), change(bench).endCause());
            assertEquals(LicensingMode.PER_SERVER, bench.sql().mode());
        }
    }

    @Test
    void aChangeWhoseOwnTurnIsRolledBackLapsesAndIsNotMadeLater() throws StoreFault {
        try (var bench = scheduled(Duration.ofMinutes(5))) {
            store.fail(1, Fault.ROLLED_BACK, Lasting.ONCE);
            bench.passAtRest(Duration.ofMinutes(5));
            assertEquals("The disk is full", bench.keeper.figures().readOnlyCause());
            assertEquals(ModeChange.State.SCHEDULED, change(bench).state());
            bench.passAtRest(SECOND);
            bench.settle();
            assertEquals(ModeChange.State.LAPSED, change(bench).state());
            assertEquals(40, bench.sql().perServer());
        }
    }

    @Test
    void anAgentThatStartsOnAFullDiskSaysSoAtOnceAndRecoversByItself() throws StoreFault {
        declared().close();
        store.fail(1, Fault.ROLLED_BACK, Lasting.FROM_THEN_ON);
        try (var bench = new Bench(store)) {
            assertEquals("The disk is full", bench.keeper.figures().readOnlyCause());
            store.heal();
            bench.passAtRest(SECOND);
            assertInstanceOf(Verdict.Done.class, Bench.now(bench.add(40, ID)));
        }
    }

    @Test
    void aReadOnlyAgentStopsWithoutCallingItAFailure() throws StoreFault {
        var bench = readOnly();
        bench.close();
        assertEquals(List.of(), bench.fatal);
    }

    @Test
    void inDoubtTheAskersAreToldUnknownThoseBehindUnavailableAndTheAgentStopsOnce() throws StoreFault {
        var bench = declared();
        var gate = new Gate();
        store.beforeWrite(gate);
        store.fail(1, Fault.IN_DOUBT_AFTER, Lasting.ONCE);
        var asked = bench.add(40, ID);
        gate.awaitReached();
        var behind = bench.add(1, new UUID(5, 6));
        var toldBeforeTheEnd = new CompletableFuture<Boolean>();
        bench.whenFatal = () -> toldBeforeTheEnd.complete(asked.isDone() && behind.isDone());
        gate.open();
        assertEquals(Trouble.Kind.UNKNOWN, Bench.trouble(asked));
        assertEquals(Trouble.Kind.UNAVAILABLE, Bench.trouble(behind));
        bench.close();
        assertTrue(toldBeforeTheEnd.join(), "whoever asked is answered before the agent is told to stop");
        assertEquals(Trouble.Kind.UNAVAILABLE, Bench.trouble(bench.add(1, new UUID(5, 7))));
        assertEquals(List.of("the store failed: The disk failed while it wrote."), bench.fatal);
        try (var again = new Bench(store)) {
            assertInstanceOf(Verdict.Repeated.class, Bench.now(again.add(40, ID)));
            assertEquals(40, again.sql().perServer());
        }
    }

    @Test
    void anErrorInsideTheKeeperStopsTheAgentTooAndNobodyWaitsForEver() throws StoreFault {
        var bench = declared();
        store.beforeWrite(() -> {
            throw new LinkageError("told to fail");
        });
        assertEquals(Trouble.Kind.UNKNOWN, Bench.trouble(bench.add(40, ID)));
        bench.close();
        assertEquals(List.of("the store failed: told to fail"), bench.fatal);
    }

    @Test
    void whoeverIsToldOfTheFailureMayCloseTheKeeper() throws StoreFault {
        var bench = declared();
        var closed = new CompletableFuture<Boolean>();
        bench.whenFatal = () -> {
            bench.close();
            closed.complete(true);
        };
        store.fail(1, Fault.IN_DOUBT_BEFORE, Lasting.ONCE);
        assertEquals(Trouble.Kind.UNKNOWN, Bench.trouble(bench.add(40, ID)));
        assertTrue(closed.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join());
    }

    private Bench declared() throws StoreFault {
        var bench = new Bench(store);
        bench.declare(Bench.SQL);
        return bench;
    }

    private Bench readOnly() throws StoreFault {
        Bench bench = declared();
        makeReadOnly(bench);
        return bench;
    }

    private void makeReadOnly(Bench bench) {
        store.fail(1, Fault.ROLLED_BACK, Lasting.FROM_THEN_ON);
        var _ = bench.declare(OTHER);
    }

    private Bench scheduled(Duration ahead) throws StoreFault {
        Bench bench = declared();
        Bench.now(bench.add(40, ID));
        Bench.now(bench.change(bench.sql().revision(), new UUID(6, 1), Optional.of(Bench.START.plus(ahead))));
        return bench;
    }

    private static ModeChange change(Bench bench) {
        return bench.sql().modeChange().orElseThrow();
    }
}
