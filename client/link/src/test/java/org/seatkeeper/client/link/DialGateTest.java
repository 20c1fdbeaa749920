package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialGateTest {
    private final ManualThread thread = new ManualThread();
    private final List<Integer> dialed = new ArrayList<>();
    private final List<DialGate.Turn> turns = new ArrayList<>();

    private void enter(DialGate gate, int count) {
        for (int i = 0; i < count; i++) {
            int number = i;
            turns.add(gate.enter(() -> dialed.add(number)));
        }
        thread.run();
    }

    @Test
    void theSixtyFifthDialWaitsUntilOneEnds() {
        enter(new DialGate(thread, 64, 200), 65);
        assertEquals(64, dialed.size());
        turns.getFirst().done();
        assertEquals(65, dialed.size());
    }

    @Test
    void noMoreThanTwoHundredAreDialedInASecondAndTheRestFollowAtThatRate() {
        enter(new DialGate(thread, 10_000, 200), 1_000);
        assertEquals(200, dialed.size());
        thread.pass(Duration.ofSeconds(1));
        assertEquals(400, dialed.size(), 2);
        thread.pass(Duration.ofSeconds(3));
        assertEquals(1_000, dialed.size(), 2);
    }

    @Test
    void dialsComeInTheOrderTheyAsked() {
        enter(new DialGate(thread, 1, 200), 3);
        turns.get(0).done();
        turns.get(1).done();
        assertEquals(List.of(0, 1, 2), dialed);
    }

    @Test
    void aPlaceGivenUpIsNotDialedAndAPermitGivenBackTwiceCountsOnce() {
        enter(new DialGate(thread, 1, 200), 4);
        turns.get(1).done();
        turns.get(0).done();
        turns.get(0).done();
        assertEquals(List.of(0, 2), dialed);
    }

    @Test
    void nothingIsTimedWhileNobodyWaits() {
        enter(new DialGate(thread, 64, 200), 10);
        assertEquals(0, thread.timers());
    }
}
