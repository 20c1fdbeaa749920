package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.client.sdk.LicensesUnavailable.Reason;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.SessionRelease;

class LicensesTest {
    @Test
    void aLicenseIsGrantedAndGivenBack() {
        try (var bench = new Bench()) {
            try (License license = bench.licenses.request(Bench.ALICE)) {
                assertTrue(license.covered());
                assertFalse(license.revoked());
                assertEquals(Map.of(license.handleId(), license.fence()), bench.agent.grants);
            }
            assertEquals(Map.of(), bench.agent.grants);
            assertEquals(List.of("asked", "granted", "released"), bench.counts.seen);
        }
    }

    @Test
    void theClientArrivesAsItWasNamed() {
        try (var bench = new Bench()) {
            bench.licenses
                    .request(new Client("svc", "", "192.0.2.7", Client.Kind.SERVICE))
                    .close();
            assertEquals(
                    org.seatkeeper.proto.v1.Client.newBuilder()
                            .setUser("svc")
                            .setAddress("192.0.2.7")
                            .setKind(org.seatkeeper.proto.v1.ClientKind.CLIENT_KIND_SERVICE)
                            .build(),
                    bench.claims().getFirst().getClient());
        }
    }

    @Test
    void aReleaseCarriesTheFenceOfItsGrant() {
        try (var bench = new Bench()) {
            License first = bench.licenses.request(Bench.ALICE);
            License second = bench.licenses.request(Bench.ALICE);
            second.close();
            assertEquals(2, second.fence());
            assertEquals(
                    SessionRelease.newBuilder()
                            .setHandleId(second.handleId())
                            .setFence(2)
                            .build(),
                    bench.agent.asks.getLast().getRelease());
            first.close();
        }
    }

    @Test
    void closingTwiceReleasesOnceAndGivesTheSameStage() {
        try (var bench = new Bench()) {
            License license = bench.licenses.request(Bench.ALICE);
            var stage = license.closeAsync();
            license.close();
            assertSame(stage, license.closeAsync());
            assertNull(stage.toCompletableFuture().join());
            assertEquals(List.of(license.handleId()), bench.releases());
        }
    }

    @Test
    void theStageOfAReleaseWaitsForTheAgent() {
        try (var bench = new Bench()) {
            License license = bench.licenses.request(Bench.ALICE);
            bench.agent.answers = false;
            var stage = license.closeAsync().toCompletableFuture();
            assertFalse(stage.isDone());
            bench.agent.answer(List.of(bench.agent.asks.getLast()));
            assertTrue(stage.isDone());
        }
    }

    @Test
    void aRefusalIsThrownWithCodeCauseAndRemedy() {
        try (var bench = new Bench()) {
            bench.agent.says = _ -> FakeAgent.refusal();
            LicenseRefused refused = assertThrows(LicenseRefused.class, () -> bench.licenses.request(Bench.ALICE));
            assertEquals(RefusalCode.REFUSAL_CODE_LIMIT_REACHED, refused.code());
            assertEquals("all 5 licenses are in use", refused.reason());
            assertEquals("add licenses", refused.remedy());
            assertTrue(refused.getStackTrace().length > 0, "it shows who waited");
            assertEquals(List.of("asked", "refused REFUSAL_CODE_LIMIT_REACHED"), bench.counts.seen);
        }
    }

    @Test
    void aRefusalIsTheOutcomeOfTheStageToo() {
        try (var bench = new Bench()) {
            bench.agent.says = _ -> FakeAgent.refusal();
            assertInstanceOf(LicenseRefused.class, bench.ask().exceptionNow());
        }
    }

    @Test
    void anAdministratorOverTheNumberIsToldSo() {
        try (var bench = new Bench()) {
            bench.agent.says = ask -> ask.hasRelease()
                    ? null
                    : FakeAgent.granted(Grant.newBuilder()
                            .setFence(9)
                            .setAdministrator(true)
                            .setUncovered(true)
                            .build());
            License license = bench.licenses.request(Bench.ALICE);
            assertTrue(license.administrator());
            assertFalse(license.covered());
        }
    }

    @ParameterizedTest
    @CsvSource({"KIND_UNAVAILABLE, AGENT_UNAVAILABLE", "KIND_EXHAUSTED, AGENT_LIMIT", "KIND_INVALID, FAULT"})
    void aProblemIsNoRefusal(Problem.Kind kind, Reason reason) {
        try (var bench = new Bench()) {
            bench.agent.says = _ -> FakeAgent.problem(kind);
            LicensesUnavailable trouble =
                    assertInstanceOf(LicensesUnavailable.class, bench.ask().exceptionNow());
            assertEquals(reason, trouble.reason());
            assertEquals("says the agent", trouble.getMessage());
        }
    }

    @Test
    void anUnknownOutcomeIsAskedAgainUnderTheSameHandle() {
        try (var bench = new Bench()) {
            bench.agent.says = _ -> FakeAgent.problem(Problem.Kind.KIND_OUTCOME_UNKNOWN);
            CompletableFuture<License> asked = bench.ask();
            bench.agent.says = _ -> null;
            bench.timer.pass(Desk.SHORT_PAUSE);
            assertEquals(2, bench.claims().size());
            assertEquals(bench.claims().getFirst(), bench.claims().getLast());
            assertEquals(1, asked.join().fence());
        }
    }

    @Test
    void anOutcomeThatStaysUnknownIsSaidAndCleanedUp() {
        try (var bench = new Bench()) {
            bench.agent.says = ask -> ask.hasRelease() ? null : FakeAgent.problem(Problem.Kind.KIND_OUTCOME_UNKNOWN);
            CompletableFuture<License> asked = bench.ask();
            bench.timer.pass(Duration.ofSeconds(2));
            assertEquals(Reason.OUTCOME_UNKNOWN, ((LicensesUnavailable) asked.exceptionNow()).reason());
            assertEquals(List.of(bench.claims().getFirst().getHandleId()), bench.releases());
        }
    }

    @Test
    void aHandleThatIsSpentIsReplaced() {
        try (var bench = new Bench()) {
            bench.agent.says = _ -> FakeAgent.problem(Problem.Kind.KIND_RELEASED_HANDLE);
            CompletableFuture<License> asked = bench.ask();
            bench.agent.says = _ -> null;
            bench.timer.pass(Desk.SHORT_PAUSE);
            assertEquals(2, bench.claims().stream().distinct().count());
            assertEquals(bench.claims().getLast().getHandleId(), asked.join().handleId());
        }
    }

    @Test
    void oneRequestMoreThanMayWaitFailsAtOnceAndNamesTheLimit() {
        try (var bench = new Bench(builder -> builder.waitingMax(3))) {
            bench.agent.answers = false;
            List<CompletableFuture<License>> three = List.of(bench.ask(), bench.ask(), bench.ask());
            LicensesUnavailable full = assertThrows(
                    LicensesUnavailable.class, () -> bench.licenses.request(Bench.ALICE, Duration.ofSeconds(1)));
            assertEquals(Reason.QUEUE_FULL, full.reason());
            assertTrue(full.toString().contains(" 3 requests"), full.toString());
            bench.agent.answer(bench.agent.asks);
            three.forEach(asked -> assertTrue(asked.join().covered()));
            bench.agent.answers = true;
            assertTrue(bench.ask().join().covered());
        }
    }

    @Test
    void aCallerWhoGivesUpIsToldSoAndALateGrantIsGivenBack() {
        try (var bench = new Bench()) {
            bench.agent.answers = false;
            LicensesUnavailable trouble = assertThrows(
                    LicensesUnavailable.class, () -> bench.licenses.request(Bench.ALICE, Duration.ofMillis(1)));
            assertEquals(Reason.GAVE_UP, trouble.reason());
            bench.agent.answers = true;
            bench.agent.answer(bench.agent.asks);
            assertEquals(Map.of(), bench.agent.grants);
        }
    }

    @Test
    void aCancelledStageGivesItsLicenseBack() {
        try (var bench = new Bench()) {
            bench.agent.answers = false;
            bench.ask().cancel(false);
            bench.agent.answers = true;
            bench.agent.answer(bench.agent.asks);
            assertEquals(1, bench.releases().size());
            assertEquals(Map.of(), bench.agent.grants);
        }
    }

    @Test
    void anInterruptedCallerStaysInterrupted() {
        try (var bench = new Bench()) {
            bench.agent.answers = false;
            Thread.currentThread().interrupt();
            LicensesUnavailable trouble =
                    assertThrows(LicensesUnavailable.class, () -> bench.licenses.request(Bench.ALICE));
            assertTrue(Thread.interrupted());
            assertEquals(Reason.GAVE_UP, trouble.reason());
        }
    }

    @Test
    void metricsThatThrowBreakNothing() {
        Metrics broken = new Metrics() {
            @Override
            public void granted(long nanos) {
                throw new IllegalStateException("planted");
            }
        };
        try (var bench = new Bench(builder -> builder.metrics(broken))) {
            assertTrue(bench.ask().join().covered());
            assertTrue(bench.ask().join().covered());
            assertEquals(1, bench.agent.openings.size());
        }
    }

    @Test
    void whoIsEvictedIsToldOnceByEveryWay() {
        try (var bench = new Bench()) {
            License license = bench.licenses.request(Bench.ALICE);
            var told = new java.util.ArrayList<String>();
            license.onRevoked(() -> told.add("before"));
            bench.agent.evict(license.handleId());
            license.onRevoked(() -> told.add("after"));
            assertEquals(List.of("before", "after"), told);
            assertEquals(List.of(license), bench.revoked);
            assertTrue(license.revoked());
            license.close();
            assertEquals(List.of(), bench.releases());
        }
    }
}
