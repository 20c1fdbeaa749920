package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
}
