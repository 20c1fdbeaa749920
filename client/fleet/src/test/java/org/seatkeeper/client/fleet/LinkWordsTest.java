package org.seatkeeper.client.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.seatkeeper.client.fleet.Samples.NOW;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LinkWordsTest {
    private static final Instant THEN = NOW.minusSeconds(1560);

    @Test
    void anUnreachableServerSaysSinceWhenWhyAndWhenItIsTriedAgain() {
        assertEquals(
                "Unreachable for 26 min: no answer on port 7443. Next attempt in 40 s.",
                LinkWords.sentence(
                        new LinkState.Unreachable("no answer on port 7443", THEN, NOW.plusSeconds(40)), NOW));
    }

    @Test
    void aRefusedCertificateNeverReadsLikeADeadServer() {
        assertEquals(
                "The server is running and refused your certificate 26 min ago: it expired. The next attempt is due now.",
                LinkWords.sentence(new LinkState.CertificateRefused("it expired", THEN, NOW), NOW));
    }

    @Test
    void everyOtherStateHasItsSentence() {
        assertEquals("Connecting for the first time.", LinkWords.sentence(new LinkState.Connecting(1), NOW));
        assertEquals("Connecting, attempt 4.", LinkWords.sentence(new LinkState.Connecting(4), NOW));
        assertEquals("Live for 26 min.", LinkWords.sentence(new LinkState.Live(THEN), NOW));
        assertEquals(
                "Connected, but silent for 26 min. Its figures may be old.",
                LinkWords.sentence(new LinkState.Silent(THEN), NOW));
        assertEquals(
                "The server knows you as operator/mira and allows you nothing since 26 min. Next attempt in 5 s.",
                LinkWords.sentence(new LinkState.NotAuthorized("operator/mira", THEN, NOW.plusSeconds(5)), NOW));
        assertEquals(
                "The agent is too old for this program: it needs agent 0.2. Update the agent.",
                LinkWords.sentence(new LinkState.TooOld("agent 0.2", THEN), NOW));
    }

    @Test
    void aRowSaysHowOldItsFiguresAreAndWhy() {
        assertEquals("Live", LinkWords.age(Samples.server("a", "Berlin", Samples.LIVE), NOW));
        assertEquals("2 h 14 min, unreachable", LinkWords.age(Samples.server("a", "Berlin", Samples.DOWN), NOW));
    }
}
