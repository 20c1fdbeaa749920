package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is let in, Per Server (spec/model.md sections 3 and 4, and scenarios 1 to 6 and 16 of section 12). */
class AdmissionTest {
    private static Settings with(int hold, KeyPolicy key) {
        return new Settings(0, hold, key, MachineAccounts.COUNT, 60);
    }

    @Test
    void scenario1TwoSharesOfOneComputerCountOnceAndOneUserOnTwoComputersTwice() {
        var desk = new UseDesk(10);
        desk.admitted("alice", "pc1");
        desk.admitted("Alice", "PC1");
        assertEquals(1, desk.count());
        desk.admitted("alice", "pc2");
        assertEquals(2, desk.count());
    }

    @Test
    void scenario2AnAdministratorIsLetInOverTheNumberAndAnOrdinaryUserWhoDropsWaits() {
        var desk = new UseDesk(2);
        UUID first = desk.admitted("u1", "pc1");
        desk.admitted("u2", "pc2");
        Refusal why = desk.refused("u3", "pc3");
        assertEquals(RefusalCode.LIMIT_REACHED, why.code());
        assertTrue(why.remedy().contains("add licenses"), why.remedy());
        UUID root = desk.admitted(desk.claim("root", "pc9", true));
        assertEquals(3, desk.count());
        desk.release(first);
        assertEquals(RefusalCode.LIMIT_REACHED, desk.refused("u1", "pc1").code());
        desk.release(root);
        desk.admitted("u1", "pc1");
        assertEquals(2, desk.count());
    }

    @Test
    void scenario3ThreeAdministratorsOverTheLimitAreAllLetIn() {
        var desk = new UseDesk(1);
        desk.admitted("u1", "pc1");
        for (int n = 0; n < 3; n++) {
            desk.admitted(desk.claim("root" + n, "pc9", true));
        }
        assertEquals(4, desk.count());
        assertEquals(Status.OVER, Status.of(desk.instance()));
        assertEquals("Over by administrators alone", Status.note(desk.instance()));
    }

    @Test
    void scenario4AHeldPlaceIsReusedWithinItsTimeAndCountsAnewAfterIt() {
        var desk = new UseDesk(1);
        desk.settings(with(900, KeyPolicy.DEVICE_AND_USER));
        desk.release(desk.admitted("u1", "pc1"));
        assertEquals(1, desk.count(), "held");
        assertEquals(RefusalCode.LIMIT_REACHED, desk.refused("u2", "pc2").code());
        desk.pass(Duration.ofMinutes(14));
        UUID again = desk.admitted("u1", "pc1");
        assertEquals(1, desk.count());
        desk.release(again);
        desk.pass(Duration.ofMinutes(16));
        assertEquals(0, desk.count());
        desk.admitted("u2", "pc2");
    }

    @Test
    void scenario5AHelperSessionOfTheSameKeyCountsOnce() {
        var desk = new UseDesk(1);
        UUID mail = desk.admitted("u1", "pc1");
        UUID helper = desk.admitted("u1", "pc1");
        desk.release(mail);
        assertEquals(1, desk.count(), "the helper is still in");
        desk.release(helper);
        assertEquals(0, desk.count());
    }

    @Test
    void scenario6FourMailSessionsOfOneClientCountOnce() {
        var desk = new UseDesk(1);
        for (int n = 0; n < 4; n++) {
            desk.admitted("u1", "pc1");
        }
        assertEquals(1, desk.count());
        assertEquals(4, desk.grants.size());
    }

    @Test
    void scenario16RemovingBelowUseCutsNobodyOff() {
        var desk = new UseDesk(3);
        desk.admitted("u1", "pc1");
        desk.admitted("u2", "pc2");
        desk.state = LicensingState.of(
                java.util.List.of(Samples.used(Samples.sql(), 1, 2, 2)),
                java.util.List.of(),
                java.util.List.of(),
                desk.grants);
        assertEquals(2, desk.count());
        assertEquals(Status.OVER, Status.of(desk.instance()));
        assertEquals(RefusalCode.LIMIT_REACHED, desk.refused("u3", "pc3").code());
        desk.admitted("u1", "pc1");
    }

    @Test
    void aHandleThatLivesIsAnsweredAsBeforeAndOneThatWasReleasedOpensNothing() {
        var desk = new UseDesk(1);
        Claim claim = desk.claim("u1", "pc1", false);
        desk.admitted(claim);
        assertInstanceOf(GrantDecision.Same.class, desk.ask(claim));
        desk.release(claim.handle());
        assertInstanceOf(GrantDecision.Released.class, desk.ask(claim));
        assertEquals(0, desk.count());
    }

    @Test
    void aLeaseThatNobodyRenewsRunsOutAndARenewedOneDoesNot() {
        var desk = new UseDesk(5);
        UUID left = desk.admitted("u1", "pc1");
        UUID kept = desk.admitted("u2", "pc2");
        for (int n = 0; n < 10; n++) {
            desk.pass(Duration.ofSeconds(30));
            desk.leases.renew(desk.grant(kept).lease(), desk.nanos);
        }
        assertNull(desk.grants.uses().of(UseDesk.SQL).grant(left));
        assertEquals(1, desk.count());
    }

    @Test
    void aJumpOfTheWallClockByTenYearsChangesNoLease() {
        var desk = new UseDesk(5);
        desk.admitted("u1", "pc1");
        desk.wall = desk.wall.plus(Duration.ofDays(3_652));
        desk.passUnseen(Duration.ofSeconds(59));
        assertEquals(1, desk.count());
        desk.wall = desk.wall.minus(Duration.ofDays(7_304));
        desk.passUnseen(Duration.ofSeconds(3));
        assertEquals(0, desk.count(), "and its end comes by the other clock");
    }

    @Test
    void aClientLetInWhileNoAgentAnsweredIsTakenOnlyWhereTheProductDeclaresIt() {
        Product plain = Samples.sql();
        for (WhenSilent declared : WhenSilent.values()) {
            var desk = new UseDesk(Samples.used(
                    new Product(
                            plain.id(),
                            plain.publisher(),
                            plain.name(),
                            plain.version(),
                            plain.seatKind(),
                            plain.agreement(),
                            plain.owner(),
                            java.util.Set.of(),
                            declared),
                    1,
                    0,
                    0));
            desk.admitted("u1", "pc1");
            GrantDecision answer = desk.ask(new Claim(desk.fresh(), new Client("u2", "pc2"), false, false, true));
            if (declared == WhenSilent.ADMIT) {
                assertInstanceOf(GrantDecision.Admitted.class, answer);
                assertEquals(1, desk.instance().use().admittedWhileSilent());
            } else {
                assertInstanceOf(GrantDecision.Refused.class, answer);
            }
        }
    }

    @Test
    void onASharedHostOnlyTheMachineCounts() {
        var desk = new UseDesk(1);
        desk.settings(with(0, KeyPolicy.DEVICE_ONLY));
        desk.admitted("u1", "terminal");
        desk.admitted("u2", "terminal");
        assertEquals(1, desk.count());
    }

    @Test
    void aGraceAdmitsThatManyMoreAndNotOneMore() {
        var desk = new UseDesk(1);
        desk.settings(new Settings(2, 0, KeyPolicy.DEVICE_AND_USER, MachineAccounts.COUNT, 60));
        desk.admitted("u1", "pc1");
        desk.admitted("u2", "pc2");
        desk.admitted("u3", "pc3");
        assertEquals(RefusalCode.LIMIT_REACHED, desk.refused("u4", "pc4").code());
        assertEquals(Status.OVER, Status.of(desk.instance()));
    }

    @Test
    void aProductThatObservesRefusesNobodyAndCountsWhoWouldHaveBeen() {
        var desk = new UseDesk(Instance.of(Samples.sql()));
        desk.admitted("u1", "pc1");
        assertEquals(1, desk.count());
        assertEquals(1, desk.instance().use().refusedToday());
    }

    @Test
    void seatsOfThePoolTurnNoPerServerProductToEnforcing() {
        assertEquals(
                Enforcement.OBSERVE,
                Instances.booked(Instance.of(Samples.sql()), Samples.entry(new Scope.Pool(SeatKind.USER), 10))
                        .enforcement());
        assertEquals(
                Enforcement.ENFORCE,
                Instances.booked(Instance.of(Samples.sql()), Samples.entry(new Scope.PerServer(), 10))
                        .enforcement());
    }

    @Test
    void machineAccountsCountAsTheProductSays() {
        var desk = new UseDesk(5);
        desk.settings(new Settings(0, 0, KeyPolicy.DEVICE_AND_USER, MachineAccounts.IGNORE, 60));
        desk.admitted("pc1$", "pc1");
        assertEquals(0, desk.count(), "let in, counted nowhere");
        desk.settings(new Settings(0, 0, KeyPolicy.DEVICE_AND_USER, MachineAccounts.AS_DEVICE, 60));
        desk.admitted("pc2$", "pc2");
        desk.admitted("svc$", "pc2");
        assertEquals(1, desk.count(), "as the machine");
        desk.settings(new Settings(0, 0, KeyPolicy.DEVICE_AND_USER, MachineAccounts.COUNT, 60));
        desk.admitted("pc3$", "pc3");
        assertEquals(2, desk.count());
    }

    @Test
    void anEvictedClientMayComeBackUnlessBlockedAndUntilTheBlockEnds() {
        var desk = new UseDesk(5);
        desk.admitted("u1", "pc1");
        desk.admitted("u1", "pc1");
        assertInstanceOf(Decision.Refused.class, desk.decide(evict(desk, "", Duration.ZERO)), "a reason is needed");
        desk.decide(evict(desk, "maintenance", Duration.ofHours(1)));
        assertEquals(0, desk.count());
        assertEquals(0, desk.grants.size());
        assertEquals(RefusalCode.BLOCKED, desk.refused("u1", "pc1").code());
        desk.admitted("u1", "pc2");
        desk.pass(Duration.ofMinutes(61));
        desk.admitted("u1", "pc1");
    }

    private static Command evict(UseDesk desk, String reason, Duration block) {
        long number =
                desk.grants.uses().of(UseDesk.SQL).open().iterator().next().number();
        return new Command.Evict(Samples.act(reason, desk.wall), UseDesk.SQL, number, block);
    }

    @Test
    void thePeakIsDatedAndANewPeriodBeginsWithThePresentUse() {
        var desk = new UseDesk(5);
        UUID first = desk.admitted("u1", "pc1");
        desk.pass(Duration.ofSeconds(10));
        desk.admitted("u2", "pc2");
        assertEquals(2, desk.instance().peak());
        assertEquals(desk.wall, desk.instance().use().peakAt().orElseThrow());
        desk.release(first);
        assertEquals(2, desk.instance().peak());
        desk.decide(new Command.ResetPeak(Samples.act("new year", desk.wall), UseDesk.SQL));
        assertEquals(1, desk.instance().peak());
    }

    @Test
    void demandCountsThoseInsideAndThoseTurnedAwayWithinAQuarterOfAnHour() {
        var desk = new UseDesk(1);
        desk.admitted("u1", "pc1");
        desk.refused("u2", "pc2");
        desk.refused("u2", "pc2");
        desk.refused("u3", "pc3");
        assertEquals(3, desk.instance().use().demandPeak());
        assertEquals(3, desk.instance().use().refusedToday());
    }

    @Test
    void aTurnThatNeverWasLeavesEverythingAsItWas() {
        var desk = new UseDesk(3);
        UUID kept = desk.admitted("u1", "pc1");
        desk.settings(with(900, KeyPolicy.DEVICE_AND_USER));
        Instance instance = desk.state.instance(UseDesk.SQL).orElseThrow();
        Use before = desk.instance().use();
        Claim claim = desk.claim("u2", "pc2", false);
        var admitted = (GrantDecision.Admitted) GrantRules.decide(desk.grants, instance, claim, desk.wall, 10);
        desk.grants.admit(admitted, instance, new Lease(0, 60), false);
        desk.grants.release(desk.grant(kept), instance);
        desk.grants.rollBack();
        assertEquals(before, desk.instance().use());
        assertEquals(1, desk.count());
        assertNull(desk.grants.uses().of(UseDesk.SQL).grant(claim.handle()));
        desk.release(kept);
        assertEquals(1, desk.count(), "held, as it would have been");
    }
}
