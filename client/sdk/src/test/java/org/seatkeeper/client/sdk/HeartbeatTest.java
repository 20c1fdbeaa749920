package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.SessionRequest;

class HeartbeatTest {
    private static final Duration THIRD = Duration.ofSeconds(FakeAgent.LEASE / 3);

    @Test
    void anEmptyMessageGoesOutEachThirdOfTheLease() {
        try (var bench = new Bench()) {
            bench.timer.pass(THIRD.minusMillis(1));
            assertEquals(List.of(), bench.agent.messages);
            bench.timer.pass(THIRD.multipliedBy(2).plusMillis(1));
            SessionRequest beat = SessionRequest.getDefaultInstance();
            assertEquals(List.of(beat, beat, beat), bench.agent.messages);
            assertEquals(1, bench.agent.openings.size());
        }
    }

    @Test
    void aBrokenSessionBeatsNoMoreAndTheNextOneDoes() {
        try (var bench = new Bench()) {
            bench.timer.pass(THIRD.minus(Bench.SECOND));
            bench.agent.breakOff(io.grpc.Status.UNAVAILABLE);
            bench.timer.pass(THIRD.multipliedBy(2));
            assertEquals(1, bench.agent.messages.size());
        }
    }

    @Test
    void anAgentThatOwesAnswersAndSaysNothingIsLeftAndAskedAgain() {
        try (var bench = new Bench(builder -> builder.silentAfter(Duration.ofMinutes(2)))) {
            bench.agent.answers = false;
            var asked = bench.ask();
            bench.timer.pass(THIRD);
            assertEquals(1, bench.agent.openings.size());
            bench.agent.answers = true;
            bench.timer.pass(THIRD.plus(Bench.SECOND));
            assertEquals(2, bench.agent.openings.size());
            assertTrue(asked.join().covered());
        }
    }

    @Test
    void anAgentThatDoesNotOpenTheSessionIsAskedAgain() {
        try (var bench = new Bench()) {
            bench.agent.opens = false;
            bench.agent.breakOff(io.grpc.Status.UNAVAILABLE);
            bench.timer.pass(Bench.SECOND);
            bench.agent.opens = true;
            bench.timer.pass(Session.OPENING_MAX.plus(Bench.SECOND));
            assertEquals(3, bench.agent.openings.size());
            assertTrue(bench.ask().join().covered());
        }
    }
}
