package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Alarms are raised once when something begins, and cleared once it is clearly over (spec/model.md section 9). */
class AlarmsTest {
    private final UseDesk desk = new UseDesk(10);
    private final List<UUID> open = new ArrayList<>();

    private void connections(int wanted) {
        while (open.size() > wanted) {
            desk.release(open.removeLast());
        }
        while (open.size() < wanted) {
            open.add(desk.admitted("u" + open.size(), "pc"));
        }
    }

    /** What changed by a look: raised with a plus, cleared with a minus. */
    private List<String> look() {
        desk.grants
                .alarms()
                .look(desk.instance(), desk.grants.uses().of(UseDesk.SQL), new Moment(desk.wall, desk.nanos));
        return desk.grants.alarms().takeChanged().stream()
                .map(alarm -> (alarm.clearedAt().isEmpty() ? "+" : "-") + alarm.id())
                .toList();
    }

    @Test
    void nothingIsSaidWhileThereIsRoom() {
        connections(8);
        assertEquals(List.of(), look());
    }

    @Test
    void theLimitIsSaidOnceAndClearedBelowEightyFivePercentOfIt() {
        connections(9);
        assertEquals(List.of("+AT_LIMIT"), look());
        connections(10);
        assertEquals(List.of("+LIMIT_REACHED"), look());
        assertEquals(List.of(), look(), "once");
        connections(9);
        assertEquals(List.of(), look(), "9 of 10 is not clearly over");
        connections(8);
        assertEquals(List.of("-LIMIT_REACHED", "-AT_LIMIT"), look());
    }

    @Test
    void whatReturnsWithinAnHourIsTheSameAgainAndLaterAnother() {
        connections(9);
        look();
        long first = position();
        connections(1);
        look();
        connections(9);
        assertEquals(first, position());
        connections(1);
        look();
        desk.wall = desk.wall.plus(Duration.ofHours(2));
        connections(9);
        assertEquals(first + 1, position());
    }

    private long position() {
        desk.grants
                .alarms()
                .look(desk.instance(), desk.grants.uses().of(UseDesk.SQL), new Moment(desk.wall, desk.nanos));
        List<Alarm> changed = desk.grants.alarms().takeChanged();
        return changed.isEmpty() ? 1 : changed.getLast().position();
    }

    @Test
    void refusalsAreSaidUntilNobodyHasBeenTurnedAwayForAQuarterOfAnHour() {
        connections(10);
        look();
        desk.refused("late", "pc");
        assertEquals(List.of("+DENIED"), look());
        desk.refused("later", "pc");
        assertEquals(List.of(), look());
        desk.nanos += Duration.ofMinutes(16).toNanos();
        assertEquals(List.of("-DENIED"), look());
    }

    @Test
    void anAdministratorOverTheLimitIsSaid() {
        connections(10);
        look();
        UUID root = desk.admitted(desk.claim("root", "pc", true));
        assertEquals(List.of("+ADMIN_OVER_LIMIT"), look());
        desk.release(root);
        assertEquals(List.of("-ADMIN_OVER_LIMIT"), look());
    }

    @Test
    void licensesRemovedBelowUseAreSaidUntilEnoughConnectionsHaveEnded() {
        connections(8);
        Act act = Samples.act("sold", desk.wall);
        var scope = new Scope.PerServer();
        desk.decide(new Command.RemoveLicenses(act, UseDesk.SQL, scope, 4, "", Insistence.INSIST));
        assertEquals(List.of("+LIMIT_REACHED", "+AT_LIMIT", "+LEDGER_BELOW_USE"), look());
        connections(7);
        assertEquals(List.of(), look());
        connections(6);
        assertEquals(List.of("-LEDGER_BELOW_USE"), look());
    }

    private static ModeChange change(ModeChange.State state) {
        ModeChange made = Samples.committed();
        var waiting = new ModeChange(
                made.id(),
                UseDesk.SQL,
                ModeChange.State.SCHEDULED,
                1,
                made.agreedBy(),
                "1",
                made.agreementHash(),
                "en",
                made.licenses(),
                made.seatKind(),
                Samples.NOW,
                Samples.NOW,
                Optional.empty(),
                0,
                "",
                "",
                "",
                Optional.empty());
        return switch (state) {
            case SCHEDULED -> waiting;
            case COMMITTED -> waiting.committed(Samples.NOW, made.before().orElseThrow(), "");
            default -> waiting.ended(state, Samples.NOW, "The cause.", "");
        };
    }

    /** What changed by a look at the product with that change of mode. */
    private List<String> look(ModeChange change, Duration after) {
        Instance i = desk.instance();
        var with = new Instance(
                i.product(),
                i.mode(),
                i.enforcement(),
                i.revision(),
                i.gone(),
                i.perServer(),
                i.poolUser(),
                i.poolDevice(),
                i.unclaimed(),
                Optional.of(change),
                i.entries(),
                i.settings(),
                i.use());
        desk.grants
                .alarms()
                .look(with, desk.grants.uses().of(UseDesk.SQL), new Moment(Samples.NOW.plus(after), desk.nanos));
        return changed();
    }

    private List<String> changed() {
        return desk.grants.alarms().takeChanged().stream()
                .map(alarm -> (alarm.clearedAt().isEmpty() ? "+" : "-") + alarm.id())
                .toList();
    }

    @Test
    void aChangeOfModeIsSaidWhileItWaitsWhenItIsMadeAndWhenItLapses() {
        assertEquals(List.of("+CONVERSION_SCHEDULED"), look(change(ModeChange.State.SCHEDULED), Duration.ZERO));
        assertEquals(List.of(), look(change(ModeChange.State.SCHEDULED), Duration.ZERO));
        assertEquals(
                List.of("-CONVERSION_SCHEDULED", "+CONVERSION_LAPSED"),
                look(change(ModeChange.State.LAPSED), Duration.ZERO));
        assertEquals(
                List.of("-CONVERSION_LAPSED", "-CONVERSION_DONE"),
                look(change(ModeChange.State.COMMITTED), Duration.ofMinutes(1)));
        assertEquals(List.of(), look(change(ModeChange.State.COMMITTED), Duration.ofMinutes(2)), "once");
    }

    @Test
    void aChangeThatWasMadeLongBeforeTheAgentFirstLookedIsNoNews() {
        assertEquals(List.of(), look(change(ModeChange.State.COMMITTED), Duration.ofHours(1)));
        assertEquals(List.of("-CONVERSION_DONE"), look(change(ModeChange.State.COMMITTED), Duration.ofMinutes(59)));
    }

    private List<String> look(Duration wall, Duration ran) {
        desk.wall = desk.wall.plus(wall);
        desk.nanos += ran.toNanos();
        desk.grants.alarms().look(new Moment(desk.wall, desk.nanos));
        return changed();
    }

    @Test
    void aClockThatJumpsAgainstTheTimeThatRanIsSaidAndOneThatRunsIsNot() {
        assertEquals(List.of(), look(Duration.ofDays(3650), Duration.ZERO), "nothing to compare with yet");
        assertEquals(List.of(), look(Duration.ofDays(30), Duration.ofDays(30)));
        assertEquals(List.of(), look(Duration.ofMinutes(5), Duration.ZERO));
        assertEquals(List.of("-CLOCK_JUMP"), look(Duration.ofMinutes(5).plusNanos(1), Duration.ZERO));
        assertEquals(List.of("-CLOCK_JUMP"), look(Duration.ofDays(-3650), Duration.ZERO), "back is a jump as well");
        assertEquals(List.of("-CLOCK_JUMP"), look(Duration.ZERO, Duration.ofMinutes(6)), "a clock that stood still");
    }

    @Test
    void aJumpIsTheServersOwnAndSaysHowFar() {
        look(Duration.ZERO, Duration.ZERO);
        desk.wall = desk.wall.minus(Duration.ofDays(1));
        desk.grants.alarms().look(new Moment(desk.wall, desk.nanos));
        Alarm alarm = desk.grants.alarms().takeChanged().getFirst();
        assertEquals(Optional.empty(), alarm.product());
        assertEquals("The clock of this server jumped back by 86400 seconds", alarm.cause());
    }
}
