package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who used a product, Per Device or Per User (spec/model.md section 3, and scenarios 7, 12 and 25 of section 12). */
class TrackingTest {
    private static UseDesk seats(int seats) {
        Instance plain = Samples.pooled(Samples.sql(), 0, seats, 0);
        return new UseDesk(Instances.perDeviceOrUser(plain, Samples.committed()));
    }

    @Test
    void scenario7TheEleventhPrincipalIsLetInMarkedUnlicensedAndTheStatusIsOver() {
        UseDesk desk = seats(10);
        for (int n = 0; n < 11; n++) {
            desk.admitted("u" + n, "pc" + n);
            desk.pass(Duration.ofSeconds(1));
        }
        assertEquals(11, desk.instance().use().userSeats());
        assertEquals(Status.OVER, Status.of(desk.instance()));
        Set<String> licensed = desk.grants.uses().of(UseDesk.SQL).accesses().licensed(10).stream()
                .map(access -> access.client().user())
                .collect(Collectors.toSet());
        assertEquals(10, licensed.size());
        assertTrue(!licensed.contains("u10"), "the last to come is the one without a seat");
    }

    @Test
    void oneUserOnTwoDevicesTakesOneSeatAndTwoUsersOfOneDeviceTwo() {
        UseDesk desk = seats(5);
        desk.admitted("alice", "pc1");
        desk.admitted("alice", "pc2");
        assertEquals(1, desk.instance().use().userSeats());
        desk.admitted("bob", "pc1");
        assertEquals(2, desk.instance().use().userSeats());
        assertEquals(3, desk.grants.uses().of(UseDesk.SQL).accesses().size());
    }

    @Test
    void seatsAreCountedInTheKindThatTheChangeOfModeChose() {
        var desk = new UseDesk(2);
        desk.admitted("alice", "pc1");
        desk.admitted("bob", "pc1");
        desk.apply(List.of(new Event.ModeChanged(Samples.committed(SeatKind.DEVICE))));
        assertEquals(1, desk.instance().use().deviceSeats(), "two users of one device take one");
        assertEquals(0, desk.instance().use().userSeats());
    }

    @Test
    void aKnownPairIsCountedAgainAndNotRecordedAnew() {
        UseDesk desk = seats(5);
        desk.release(desk.admitted("alice", "pc1"));
        desk.pass(Duration.ofHours(1));
        desk.admitted("alice", "pc1");
        List<Access> counts = desk.grants.uses().takeCounts();
        assertEquals(1, counts.size());
        assertEquals(2, counts.getFirst().count());
        assertEquals(
                Duration.ofHours(1),
                Duration.between(counts.getFirst().first(), counts.getFirst().last()));
        assertEquals(List.of(), desk.grants.uses().takeCounts(), "once");
    }

    @Test
    void scenario12ConvertingDropsNobodyAndEachConnectionBecomesAnAccessFromWhenItWasOpened() {
        var desk = new UseDesk(25);
        for (int n = 0; n < 7; n++) {
            desk.admitted("u" + n, "pc" + n);
            desk.pass(Duration.ofSeconds(5));
        }
        desk.apply(List.of(new Event.ModeChanged(Samples.committed())));
        assertEquals(7, desk.count(), "nobody is dropped");
        List<Access> accesses = desk.grants.uses().of(UseDesk.SQL).accesses().ordered();
        assertEquals(
                List.of("u0", "u1", "u2", "u3", "u4", "u5", "u6"),
                accesses.stream().map(access -> access.client().user()).toList());
        assertEquals(
                Duration.ofSeconds(35), Duration.between(accesses.getFirst().first(), desk.wall));
        assertEquals(0, desk.grants.logLive(), "from now on they live in memory alone");
        desk.admitted("u9", "pc9");
    }

    @Test
    void scenario25AMachineAccountThatIsIgnoredTakesNoSeat() {
        UseDesk desk = seats(5);
        desk.settings(new Settings(0, 0, KeyPolicy.DEVICE_AND_USER, MachineAccounts.IGNORE, 60));
        desk.admitted("pc1$", "pc1");
        assertEquals(0, desk.instance().use().userSeats());
        assertEquals(0, desk.grants.uses().of(UseDesk.SQL).accesses().size());
    }
}
