package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.seatkeeper.client.sdk.LicensesUnavailable.Reason;

class ClosingTest {
    @Test
    void closingEndsTheSessionAndGivesEverythingBack() {
        var bench = new Bench();
        bench.licenses.request(Bench.ALICE);
        bench.close();
        assertEquals(1, bench.agent.halfCloses);
        assertEquals(Map.of(), bench.agent.grants);
    }

    @Test
    void closingTwiceDoesNothingMore() {
        var bench = new Bench();
        bench.close();
        bench.licenses.close();
        assertEquals(1, bench.agent.halfCloses);
    }

    @Test
    void requestsUnderWayFail() {
        var bench = new Bench();
        bench.agent.answers = false;
        CompletableFuture<License> asked = bench.ask();
        bench.close();
        assertEquals(Reason.CLOSED, ((LicensesUnavailable) asked.exceptionNow()).reason());
    }

    @Test
    void releasesUnderWayAreDoneWithTheSession() {
        var bench = new Bench();
        License license = bench.licenses.request(Bench.ALICE);
        bench.agent.answers = false;
        var back = license.closeAsync().toCompletableFuture();
        bench.close();
        assertTrue(back.isDone());
        assertEquals(CompletableFuture.State.SUCCESS, back.state());
    }

    @Test
    void requestsAfterwardsFail() {
        var bench = new Bench();
        bench.close();
        assertEquals(Reason.CLOSED, ((LicensesUnavailable) bench.ask().exceptionNow()).reason());
        LicensesUnavailable trouble =
                assertThrows(LicensesUnavailable.class, () -> bench.licenses.request(Bench.ALICE));
        assertEquals(Reason.CLOSED, trouble.reason());
    }

    @Test
    void aReleaseThatNobodyConfirmedSaysSo() {
        var bench = new Bench();
        License license = bench.licenses.request(Bench.ALICE);
        bench.agent.opens = false;
        bench.agent.breakOff(io.grpc.Status.UNAVAILABLE);
        var back = license.closeAsync().toCompletableFuture();
        bench.close();
        assertEquals(Reason.CLOSED, ((LicensesUnavailable) back.exceptionNow()).reason());
    }
}
