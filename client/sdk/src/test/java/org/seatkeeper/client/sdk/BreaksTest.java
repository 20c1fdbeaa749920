package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatkeeper.client.sdk.LicensesUnavailable.Reason;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.SessionClaim;

class BreaksTest {
    private static List<String> tokens(Bench bench) {
        return bench.agent.openings.stream()
                .map(OpenSession::getResumeToken)
                .map(token -> token.toStringUtf8())
                .toList();
    }

    private static void breakOff(Bench bench) {
        bench.agent.breakOff(Status.UNAVAILABLE);
        bench.timer.pass(Bench.SECOND);
    }

    @Test
    void whatWasInFlightIsAnsweredOnceUnderTheSameHandles() {
        try (var bench = new Bench()) {
            bench.agent.answers = false;
            List<CompletableFuture<License>> asked =
                    IntStream.range(0, 600).mapToObj(_ -> bench.ask()).toList();
            // The agent decided half of them, and its answers are lost.
            List<SessionClaim> sent = bench.claims();
            sent.subList(0, 300).forEach(claim -> bench.agent.grants.put(claim.getHandleId(), 7L));
            bench.agent.answers = true;
            breakOff(bench);
            Set<String> handles =
                    asked.stream().map(each -> each.join().handleId()).collect(Collectors.toSet());
            assertEquals(600, handles.size());
            assertEquals(handles, bench.agent.grants.keySet());
            assertEquals(1200, bench.claims().size());
            assertEquals(
                    600, bench.counts.seen.stream().filter("granted"::equals).count());
        }
    }

    @Test
    void everyTokenIsUsedOnceAndTheNewestOne() {
        try (var bench = new Bench()) {
            breakOff(bench);
            breakOff(bench);
            assertEquals(List.of("", "token-1", "token-2"), tokens(bench));
            assertEquals(List.of("resumed", "resumed"), bench.counts.seen);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"UNAUTHENTICATED", "NOT_FOUND", "PERMISSION_DENIED", "FAILED_PRECONDITION"})
    void whereResumingIsRefusedAnotherSessionIsOpenedAndAskedForWhatLives(Status.Code code) {
        try (var bench = new Bench()) {
            License license = bench.licenses.request(Bench.ALICE);
            bench.agent.refusesResuming = code.toStatus();
            bench.agent.grants.clear();
            breakOff(bench);
            assertEquals(List.of("", "token-1", ""), tokens(bench));
            assertEquals(Map.of(license.handleId(), 2L), bench.agent.grants);
            assertEquals(2, license.fence());
            assertTrue(bench.counts.seen.contains("reconnected"));
        }
    }

    @Test
    void whatLivesIsAskedForAgainAfterResumingAndNothingIsAdded() {
        try (var bench = new Bench()) {
            License license = bench.licenses.request(Bench.ALICE);
            breakOff(bench);
            assertEquals(2, bench.claims().size());
            assertEquals(bench.claims().getFirst(), bench.claims().getLast());
            assertEquals(1, license.fence());
        }
    }

    @Test
    void aReleaseInFlightIsSentAgain() {
        try (var bench = new Bench()) {
            License license = bench.licenses.request(Bench.ALICE);
            bench.agent.answers = false;
            var back = license.closeAsync().toCompletableFuture();
            bench.agent.answers = true;
            breakOff(bench);
            assertTrue(back.isDone());
            assertEquals(List.of(license.handleId(), license.handleId()), bench.releases());
            assertEquals(1, bench.claims().size());
        }
    }

    @Test
    void anAskThatNobodyWaitsForAnyMoreIsReleasedAfterTheBreak() {
        try (var bench = new Bench()) {
            bench.agent.answers = false;
            CompletableFuture<License> asked = bench.ask();
            bench.agent.grants.put(bench.claims().getFirst().getHandleId(), 5L);
            bench.timer.pass(Bench.SECOND.multipliedBy(2));
            assertTrue(asked.isCompletedExceptionally());
            bench.agent.answers = true;
            breakOff(bench);
            assertEquals(Map.of(), bench.agent.grants);
            assertEquals(1, bench.claims().size());
        }
    }

    @Test
    void aLicenseThatTheAgentDoesNotTakeOnAgainIsRevoked() {
        try (var bench = new Bench()) {
            License license = bench.licenses.request(Bench.ALICE);
            bench.agent.says = _ -> FakeAgent.refusal();
            breakOff(bench);
            assertTrue(license.revoked());
            assertEquals(List.of(license), bench.revoked);
        }
    }

    @Test
    void aHandleThatAnotherLeaseHoldsIsReplacedAndStaysTheSameLicense() {
        try (var bench = new Bench()) {
            License license = bench.licenses.request(Bench.ALICE);
            String before = license.handleId();
            bench.agent.refusesResuming = Status.NOT_FOUND;
            bench.agent.says = _ -> FakeAgent.problem(Problem.Kind.KIND_OTHER_LEASE);
            breakOff(bench);
            bench.agent.says = _ -> null;
            bench.timer.pass(Desk.LONG_PAUSE);
            assertNotEquals(before, license.handleId());
            assertFalse(license.revoked());
            license.close();
            assertEquals(List.of(license.handleId()), bench.releases());
        }
    }

    @Test
    void askersOfAnAgentThatLetsNobodyInAreToldWhy() {
        try (var bench = new Bench()) {
            bench.agent.refusesResuming = Status.NOT_FOUND;
            bench.agent.refusesOpening = Status.PERMISSION_DENIED.withDescription("tarn-sql-14 is not yours");
            breakOff(bench);
            CompletableFuture<License> asked = bench.ask();
            bench.timer.pass(Bench.SECOND);
            LicensesUnavailable trouble = (LicensesUnavailable) asked.exceptionNow();
            assertEquals(Reason.NOT_ALLOWED, trouble.reason());
            assertTrue(trouble.toString().contains("tarn-sql-14 is not yours"), trouble.toString());
            int dials = bench.agent.openings.size();
            bench.timer.pass(Bench.SECOND.multipliedBy(60));
            int later = bench.agent.openings.size() - dials;
            assertTrue(later >= 10 && later <= 60, () -> later + " dials in a minute");
            bench.agent.refusesOpening = null;
            bench.timer.pass(Backoff.CAP);
            assertTrue(bench.ask().join().covered());
        }
    }
}
