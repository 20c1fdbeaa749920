package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Desk desk = new Desk(
            new LiveHandles(), new Outbox(), new HandleIds(new Random(1)), new ManualTimer(), Metrics.NONE, _ -> {});

    private Held held() {
        return new Held(desk, org.seatkeeper.proto.v1.Client.getDefaultInstance());
    }

    @Test
    void everyNumberIsGivenOnceUntilItIsTaken() {
        var slots = new Slots();
        Set<Integer> numbers = new HashSet<>();
        while (!slots.full()) {
            assertTrue(numbers.add(slots.put(held())));
        }
        assertEquals(Slots.SIZE, numbers.size());
        assertEquals(Slots.SIZE, slots.unanswered().size());
    }

    @Test
    void aNumberThatWasTakenIsFreeAgain() {
        var slots = new Slots();
        for (int i = 0; i < 3 * Slots.SIZE; i++) {
            Held held = held();
            assertSame(held, slots.take(slots.put(held)));
        }
        assertTrue(slots.empty());
    }

    @Test
    void whatNobodyAskedOrIsAnsweredTwiceIsNothing() {
        var slots = new Slots();
        int number = slots.put(held());
        slots.take(number);
        for (int strange : List.of(number, -1, Slots.SIZE, Integer.MAX_VALUE)) {
            assertNull(slots.take(strange));
        }
        assertTrue(slots.empty());
        assertFalse(slots.full());
    }
}
