package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;

class KeeperTest {
    private final MemoryStore store = new MemoryStore(Bench.FOUNDING);

    @Test
    void aProductThatAppearsIsShownAtTheNextRevision() throws StoreFault {
        try (var bench = new Bench(store)) {
            bench.declare(Bench.SQL);
            assertEquals(1, bench.keeper.figures().stateRevision());
            assertEquals(1, bench.keeper.figures().auditSequence());
            assertEquals(1, bench.keeper.figures().row(Bench.SQL).orElseThrow().changedAt());
        }
    }

    @Test
    void theSameOperationReturnsTheFirstResultAndHappensOnce() throws StoreFault {
        try (var bench = new Bench(store)) {
            bench.declare(Bench.SQL);
            var id = new UUID(5, 5);
            var first = assertInstanceOf(Verdict.Done.class, Bench.now(bench.add(40, id)));
            assertInstanceOf(Verdict.Repeated.class, Bench.now(bench.add(40, id)));
            assertEquals(40, first.after().orElseThrow().perServer());
            assertEquals(
                    40,
                    bench.keeper
                            .figures()
                            .row(Bench.SQL)
                            .orElseThrow()
                            .instance()
                            .perServer());
        }
    }

    @Test
    void theSameOperationIdWithAnotherBodyIsRefused() throws StoreFault {
        try (var bench = new Bench(store)) {
            bench.declare(Bench.SQL);
            Bench.now(bench.add(40, new UUID(5, 5)));
            var second = assertInstanceOf(Verdict.Refused.class, Bench.now(bench.add(41, new UUID(5, 5))));
            assertEquals(RefusalCode.OPERATION_ID_REUSED, second.why().code());
        }
    }

    @Test
    void theFirstResultIsReturnedAfterARestartToo() throws StoreFault {
        try (var bench = new Bench(store)) {
            bench.declare(Bench.SQL);
            Bench.now(bench.add(40, new UUID(5, 5)));
        }
        try (var bench = new Bench(store)) {
            assertInstanceOf(Verdict.Repeated.class, Bench.now(bench.add(40, new UUID(5, 5))));
            assertEquals(
                    40,
                    bench.keeper
                            .figures()
                            .row(Bench.SQL)
                            .orElseThrow()
                            .instance()
                            .perServer());
        }
    }

    @Test
    void ofTwoAdministratorsWhoSawTheSameRevisionTheSecondIsTold() throws StoreFault {
        try (var bench = new Bench(store)) {
            bench.declare(Bench.SQL);
            Bench.now(bench.add(40, new UUID(5, 5)));
            long seen = bench.keeper
                    .figures()
                    .row(Bench.SQL)
                    .orElseThrow()
                    .instance()
                    .revision();
            assertInstanceOf(
                    Verdict.Done.class,
                    Bench.now(bench.change(seen, new UUID(6, 1), Optional.of(Bench.START.plusSeconds(3600)))));
            var second = Bench.now(bench.change(seen, new UUID(6, 2), Optional.empty()));
            assertInstanceOf(Verdict.Refused.class, second);
        }
    }

    @Test
    void aScheduledChangeIsMadeWhenItsTimeHasComeByBothClocks() throws StoreFault {
        try (var bench = scheduled(Duration.ofHours(24))) {
            bench.passAtRest(Duration.ofHours(23));
            assertEquals(LicensingMode.PER_SERVER, mode(bench));
            bench.passAtRest(Duration.ofHours(2));
            assertEquals(LicensingMode.PER_DEVICE_OR_USER, mode(bench));
        }
    }

    @Test
    void aClockJumpLetsAScheduledChangeLapse() throws StoreFault {
        try (var bench = scheduled(Duration.ofHours(24))) {
            bench.clocks.jump(Duration.ofMinutes(6));
            bench.passAtRest(Duration.ofHours(25));
            assertEquals(LicensingMode.PER_SERVER, mode(bench));
            assertEquals(ModeChange.State.LAPSED, state(bench));
        }
    }

    @Test
    void aRightLostMeanwhileLetsAScheduledChangeLapse() throws StoreFault {
        try (var bench = scheduled(Duration.ofHours(24))) {
            bench.rightsHeld = false;
            bench.passAtRest(Duration.ofHours(25));
            assertEquals(ModeChange.State.LAPSED, state(bench));
        }
    }

    @Test
    void watchersSeeEveryTurnAfterTheyCame() throws StoreFault {
        try (var bench = new Bench(store)) {
            var seen = new ArrayList<Long>();
            Runnable unwatch = bench.keeper.watch(figures -> seen.add(figures.stateRevision()));
            bench.declare(Bench.SQL);
            Bench.now(bench.add(40, new UUID(5, 5)));
            bench.settle();
            unwatch.run();
            assertEquals(java.util.List.of(0L, 1L, 2L), seen);
        }
    }

    private Bench scheduled(Duration ahead) throws StoreFault {
        var bench = new Bench(store);
        bench.declare(Bench.SQL);
        Bench.now(bench.add(40, new UUID(5, 5)));
        long seen =
                bench.keeper.figures().row(Bench.SQL).orElseThrow().instance().revision();
        Bench.now(bench.change(seen, new UUID(6, 1), Optional.of(Bench.START.plus(ahead))));
        return bench;
    }

    private static LicensingMode mode(Bench bench) {
        return bench.keeper.figures().row(Bench.SQL).orElseThrow().instance().mode();
    }

    private static ModeChange.State state(Bench bench) {
        return bench.keeper
                .figures()
                .row(Bench.SQL)
                .orElseThrow()
                .instance()
                .modeChange()
                .orElseThrow()
                .state();
    }
}
