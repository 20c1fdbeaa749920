package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Alarms;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.Meanwhile;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;

class DueChangesTest {
    private static final ProductId OTHER = new ProductId("mail");
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));

    @Test
    void aChangeDueWhileTheAgentWasDownForAnHourIsMadeLate() throws StoreFault {
        stoppedAfter(Duration.ofMinutes(23 * 60 + 30));
        try (var bench = startedAfter(Duration.ofMinutes(24 * 60 + 30))) {
            bench.passAtRest(INSTANT);
            assertEquals(ModeChange.State.COMMITTED, state(bench));
        }
    }

    @Test
    void aChangeDueWhileTheAgentWasDownForMoreThanAnHourLapses() throws StoreFault {
        stoppedAfter(Duration.ofMinutes(23 * 60 + 30));
        try (var bench = startedAfter(Duration.ofMinutes(24 * 60 + 30).plus(INSTANT))) {
            bench.passAtRest(INSTANT);
            assertLapsed(bench, Meanwhile.AGENT_WAS_DOWN);
        }
    }

    @Test
    void aLongTimeDownDoesNotMatterWhereTheChangeWasNotDueThen() throws StoreFault {
        stoppedAfter(Duration.ofMinutes(1));
        try (var bench = startedAfter(DAY.minus(INSTANT))) {
            bench.passAtRest(INSTANT);
            assertEquals(ModeChange.State.COMMITTED, state(bench));
        }
    }

    @Test
    void aChangeThatWasScheduledBeforeARestartIsMadeAtItsTimeAndNotBefore() throws StoreFault {
        stoppedAfter(Duration.ofHours(1));
        try (var bench = startedAfter(Duration.ofHours(2))) {
            bench.passAtRest(Duration.ofHours(22).minus(INSTANT));
            assertEquals(ModeChange.State.SCHEDULED, state(bench));
            bench.passAtRest(INSTANT);
            assertEquals(ModeChange.State.COMMITTED, state(bench));
            assertEquals(40, bench.sql().poolUser());
        }
    }

    @Test
    void anAgentThatDiedIsReckonedToHaveLivedUntilItsLastNote() throws StoreFault {
        Bench died = scheduled();
        for (int tenMinutes = 0; tenMinutes < 6 * 23; tenMinutes++) {
            died.passAtRest(DueChanges.STAMP_EVERY);
        }
        // Killed an hour before the change is due: it leaves no note of its end.
        store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.FROM_THEN_ON);
        died.close();
        store.heal();
        try (var bench = startedAfter(DAY)) {
            bench.passAtRest(INSTANT);
            assertEquals(ModeChange.State.COMMITTED, state(bench));
        }
    }

    @Test
    void aJumpOfFiveMinutesEitherWayIsBorne() throws StoreFault {
        try (var bench = scheduled()) {
            bench.clocks.jump(Alarms.JUMP_MAX);
            bench.passAtRest(DAY);
            assertEquals(ModeChange.State.COMMITTED, state(bench));
        }
    }

    @Test
    void aJumpForwardByMoreThanFiveMinutesLetsTheChangeLapse() throws StoreFault {
        try (var bench = scheduled()) {
            bench.clocks.jump(Alarms.JUMP_MAX.plus(INSTANT));
            bench.passAtRest(DAY);
            assertLapsed(bench, Meanwhile.CLOCK_JUMPED);
        }
    }

    @Test
    void aJumpBackByFiveMinutesMakesTheChangeWaitForTheWallClock() throws StoreFault {
        try (var bench = scheduled()) {
            bench.clocks.jump(Alarms.JUMP_MAX.negated());
            bench.passAtRest(DAY);
            assertEquals(ModeChange.State.SCHEDULED, state(bench));
            bench.passAtRest(Alarms.JUMP_MAX.minus(INSTANT));
            assertEquals(ModeChange.State.SCHEDULED, state(bench));
            bench.passAtRest(INSTANT);
            assertEquals(ModeChange.State.COMMITTED, state(bench));
        }
    }

    @Test
    void aJumpBackByMoreThanFiveMinutesLetsTheChangeLapseWhenItIsDueByTheOtherClock() throws StoreFault {
        try (var bench = scheduled()) {
            bench.clocks.jump(Alarms.JUMP_MAX.plus(INSTANT).negated());
            bench.passAtRest(DAY);
            assertLapsed(bench, Meanwhile.CLOCK_JUMPED);
        }
    }

    @Test
    void aJumpBeforeTheChangeWasScheduledDoesNotMatterToIt() throws StoreFault {
        try (var bench = declared()) {
            bench.clocks.jump(Duration.ofMinutes(6));
            schedule(bench, Bench.SQL, DAY.plus(Duration.ofMinutes(6)));
            bench.passAtRest(DAY);
            assertEquals(ModeChange.State.COMMITTED, state(bench));
            assertEquals(360, bench.keeper.clockJumpSeconds());
        }
    }

    @Test
    void twoChangesThatWaitAreEachMadeAtTheirOwnTime() throws StoreFault {
        try (var bench = declared()) {
            bench.declare(OTHER);
            schedule(bench, Bench.SQL, Duration.ofHours(2));
            schedule(bench, OTHER, Duration.ofHours(1));
            bench.passAtRest(Duration.ofHours(1));
            assertEquals(LicensingMode.PER_SERVER, bench.sql().mode());
            assertEquals(LicensingMode.PER_DEVICE_OR_USER, bench.instance(OTHER).mode());
            bench.passAtRest(Duration.ofHours(1));
            assertEquals(LicensingMode.PER_DEVICE_OR_USER, bench.sql().mode());
        }
    }

    @Test
    void twoChangesDueAtTheSameMomentAreBothMade() throws StoreFault {
        try (var bench = declared()) {
            bench.declare(OTHER);
            schedule(bench, Bench.SQL, DAY);
            schedule(bench, OTHER, DAY);
            bench.passAtRest(DAY);
            assertEquals(LicensingMode.PER_DEVICE_OR_USER, bench.sql().mode());
            assertEquals(LicensingMode.PER_DEVICE_OR_USER, bench.instance(OTHER).mode());
        }
    }

    @Test
    void aChangeThatWasCanceledIsNotMadeAndNothingWaitsForItAnyMore() throws StoreFault {
        try (var bench = scheduled()) {
            Bench.now(bench.act(
                    "CancelModeChange", Optional.empty(), 0, act -> new Command.CancelChange(act, Bench.SQL)));
            assertEquals(0, bench.clocks.waiting());
            bench.passAtRest(DAY.multipliedBy(2));
            assertEquals(ModeChange.State.CANCELLED, state(bench));
            assertEquals(LicensingMode.PER_SERVER, bench.sql().mode());
        }
    }

    @Test
    void anActOnTheProductMeanwhileMakesTheChangeStale() throws StoreFault {
        try (var bench = scheduled()) {
            Bench.now(bench.add(1, new UUID(5, 9)));
            assertEquals(ModeChange.State.STALE, state(bench));
            bench.passAtRest(DAY.multipliedBy(2));
            assertEquals(LicensingMode.PER_SERVER, bench.sql().mode());
        }
    }

    @Test
    void theAgentNotesThatItLivesEveryTenMinutesWhileAChangeWaits() throws StoreFault {
        try (var bench = scheduled()) {
            int before = store.writes();
            for (int n = 0; n < 6; n++) {
                bench.passAtRest(DueChanges.STAMP_EVERY);
            }
            assertEquals(6, store.writes() - before);
            assertEquals(
                    Optional.of(Bench.START.plus(Duration.ofHours(1))),
                    store.load().aliveAt());
        }
    }

    @Test
    void theAgentNotesNothingAndWaitsForNothingWhereNoChangeWaits() throws StoreFault {
        try (var bench = declared()) {
            int before = store.writes();
            bench.passAtRest(Duration.ofHours(1));
            assertEquals(before, store.writes());
            assertEquals(0, bench.clocks.waiting());
        }
    }

    @Test
    void aChangeThatWasMadeIsNotNotedAnyMore() throws StoreFault {
        try (var bench = scheduled()) {
            bench.passAtRest(DAY);
            assertEquals(0, bench.clocks.waiting());
        }
    }

    @Test
    void aScheduledChangeIsMadeInTheNameOfWhoeverAgreed() throws StoreFault {
        try (var bench = scheduled()) {
            bench.passAtRest(DAY);
            var record = store.audit(Long.MAX_VALUE, 1).getFirst();
            assertEquals(Bench.MIRA.toString(), record.actor());
            assertEquals("scheduled", record.role());
            assertEquals("SettleModeChange", record.method());
        }
    }

    private Bench declared() throws StoreFault {
        var bench = new Bench(store);
        bench.declare(Bench.SQL);
        return bench;
    }

    private Bench scheduled() throws StoreFault {
        Bench bench = declared();
        Bench.now(bench.add(40, new UUID(5, 5)));
        schedule(bench, Bench.SQL, DAY);
        return bench;
    }

    private static void schedule(Bench bench, ProductId id, Duration ahead) {
        Instant at = Bench.START.plus(ahead);
        var verdict =
                Bench.now(bench.change(id, bench.instance(id).revision(), new UUID(6, id.hashCode()), Optional.of(at)));
        assertInstanceOf(Verdict.Done.class, verdict);
    }

    private void stoppedAfter(Duration time) throws StoreFault {
        Bench bench = scheduled();
        bench.passAtRest(time);
        bench.close();
    }

    private Bench startedAfter(Duration time) throws StoreFault {
        return new Bench(store, Bench.START.plus(time));
    }

    private static ModeChange.State state(Bench bench) {
        return bench.sql().modeChange().orElseThrow().state();
    }

    private static void assertLapsed(Bench bench, Meanwhile why) {
        ModeChange change = bench.sql().modeChange().orElseThrow();
        assertEquals(ModeChange.State.LAPSED, change.state());
        assertEquals(why.cause(), change.endCause());
        assertEquals(LicensingMode.PER_SERVER, bench.sql().mode());
        assertEquals(40, bench.sql().perServer());
    }
}
