package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.sdk.LicensesUnavailable.Reason;
import org.seatkeeper.proto.v1.SessionClaim;

class SilenceTest {
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    private static Bench admitting() {
        return new Bench(builder -> builder.whenSilent(WhenSilent.ADMIT));
    }

    /** The agent stops listening: the stream breaks, and no other is opened. */
    private static void fallSilent(Bench bench) {
        bench.agent.opens = false;
        bench.agent.breakOff(Status.UNAVAILABLE);
        bench.timer.pass(Bench.SECOND);
    }

    private static void comeBack(Bench bench) {
        bench.agent.opens = true;
        bench.agent.open();
    }

    @Test
    void aProductThatRefusesFailsItsRequestsWithinTheTime() {
        try (var bench = new Bench()) {
            bench.agent.answers = false;
            CompletableFuture<License> asked = bench.ask();
            bench.timer.pass(Duration.ofMillis(1_899));
            assertFalse(asked.isDone());
            bench.timer.pass(Duration.ofMillis(101));
            assertEquals(Reason.SILENT, ((LicensesUnavailable) asked.exceptionNow()).reason());
            assertEquals(List.of("asked", "unavailable SILENT"), bench.counts.seen);
        }
    }

    @Test
    void aLateGrantToAFailedRequestIsGivenBack() {
        try (var bench = new Bench()) {
            bench.agent.answers = false;
            var _ = bench.ask();
            bench.timer.pass(TWO_SECONDS);
            bench.agent.answers = true;
            bench.agent.answer(bench.agent.asks);
            assertEquals(Map.of(), bench.agent.grants);
        }
    }

    @Test
    void aProductThatAdmitsLetsTheClientInUncoveredAndReportsItLater() {
        try (var bench = admitting()) {
            fallSilent(bench);
            CompletableFuture<License> asked = bench.ask();
            bench.timer.pass(TWO_SECONDS);
            License license = asked.join();
            assertFalse(license.covered());
            assertEquals(0, license.fence());
            comeBack(bench);
            assertEquals(
                    SessionClaim.newBuilder()
                            .setHandleId(license.handleId())
                            .setClient(bench.claims().getLast().getClient())
                            .setAdmittedWhileSilent(true)
                            .build(),
                    bench.claims().getLast());
            assertEquals(1, bench.claims().size());
            assertTrue(license.covered());
            license.close();
            assertEquals(Map.of(), bench.agent.grants);
        }
    }

    @Test
    void aBlockedCallerIsLetInToo() {
        try (var bench =
                new Bench(builder -> builder.whenSilent(WhenSilent.ADMIT).silentAfter(Duration.ofMillis(20)))) {
            bench.agent.answers = false;
            assertFalse(bench.licenses.request(Bench.ALICE).covered());
        }
    }

    @Test
    void theAgentHasTheLastWord() {
        try (var bench = admitting()) {
            bench.agent.whenSilent = org.seatkeeper.proto.v1.WhenSilent.WHEN_SILENT_REFUSE;
            bench.agent.breakOff(Status.UNAVAILABLE);
            bench.timer.pass(Bench.SECOND);
            fallSilent(bench);
            CompletableFuture<License> asked = bench.ask();
            bench.timer.pass(TWO_SECONDS);
            assertEquals(Reason.SILENT, ((LicensesUnavailable) asked.exceptionNow()).reason());
        }
    }

    @Test
    void whoCameAndWentInSilenceIsReportedAndGivenBack() {
        try (var bench = admitting()) {
            fallSilent(bench);
            CompletableFuture<License> asked = bench.ask();
            bench.timer.pass(TWO_SECONDS);
            var back = asked.join().closeAsync().toCompletableFuture();
            assertFalse(back.isDone());
            comeBack(bench);
            assertTrue(bench.claims().getLast().getAdmittedWhileSilent());
            assertEquals(List.of(asked.join().handleId()), bench.releases());
            assertTrue(back.isDone());
        }
    }

    @Test
    void aGrantThatComesLateMakesTheReportNeedless() {
        try (var bench = admitting()) {
            bench.agent.answers = false;
            License license = letIn(bench);
            bench.agent.answers = true;
            bench.agent.answer(bench.agent.asks);
            assertTrue(license.covered());
            assertEquals(1, bench.claims().size());
        }
    }

    @Test
    void aNoThatComesLateIsAnsweredWithTheReport() {
        try (var bench = admitting()) {
            bench.agent.answers = false;
            License license = letIn(bench);
            bench.agent.answers = true;
            bench.agent.says = ask -> ask.getRequest().getAdmittedWhileSilent() ? null : FakeAgent.refusal();
            bench.agent.answer(bench.agent.asks);
            assertFalse(license.covered());
            bench.timer.pass(Desk.LONG_PAUSE);
            assertTrue(bench.claims().getLast().getAdmittedWhileSilent());
            assertTrue(license.covered());
        }
    }

    @Test
    void aReportThatIsRefusedEndsTheLicense() {
        try (var bench = admitting()) {
            fallSilent(bench);
            CompletableFuture<License> asked = bench.ask();
            bench.timer.pass(TWO_SECONDS);
            bench.agent.says = _ -> FakeAgent.refusal();
            comeBack(bench);
            assertTrue(asked.join().revoked());
        }
    }

    @Test
    void ofALongSilenceTheFirstPartIsRemembered() {
        try (var bench = admitting()) {
            fallSilent(bench);
            int guests = LiveHandles.ENDED_MAX + 10;
            for (int i = 0; i < guests; i += 10) {
                var asked =
                        java.util.stream.Stream.generate(bench::ask).limit(10).toList();
                bench.timer.pass(TWO_SECONDS);
                asked.forEach(each -> each.join().close());
            }
            long unreported =
                    bench.counts.seen.stream().filter("unreported"::equals).count();
            comeBack(bench);
            assertEquals(LiveHandles.ENDED_MAX, bench.claims().size());
            assertEquals(LiveHandles.ENDED_MAX, bench.releases().size());
            assertEquals((guests + 9) / 10 * 10L - LiveHandles.ENDED_MAX, unreported);
        }
    }

    private static License letIn(Bench bench) {
        CompletableFuture<License> asked = bench.ask();
        bench.timer.pass(TWO_SECONDS);
        License license = asked.join();
        assertFalse(license.covered());
        return license;
    }
}
