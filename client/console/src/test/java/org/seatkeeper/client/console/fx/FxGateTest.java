package org.seatkeeper.client.console.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FxGateTest {
    @Test
    void aBurstReachesTheScreenOnceAsTheNewestValue() {
        var fxQueue = new ArrayDeque<Runnable>();
        var drawn = new ArrayList<Integer>();
        var gate = new FxGate<Integer>(fxQueue::add, Math::max, drawn::add);

        for (int i = 1; i <= 1000; i++) {
            gate.accept(i);
        }
        assertEquals(1, fxQueue.size());
        fxQueue.remove().run();
        gate.accept(1001);
        fxQueue.remove().run();

        assertEquals(List.of(1000, 1001), drawn);
    }
}
