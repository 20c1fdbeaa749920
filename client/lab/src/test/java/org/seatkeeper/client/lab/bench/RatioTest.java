package org.seatkeeper.client.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RatioTest {
    private static Measurement refresh(List<Ratio.Block> blocks) {
        return new Measurement("refresh_full_1", Metric.REFRESH_FULL, Comparison.result(blocks), "lab");
    }

    @Test
    void equalBlocksGiveAnIntervalOfOnePoint() {
        assertEquals(new Ratio(3, 2, 1.5, 1.5, 1.5), Ratio.of(Collections.nCopies(6, new Ratio.Block(3, 2))));
    }

    @Test
    void oneWildBlockMovesTheIntervalAndNotTheMedian() {
        Ratio ratio = Ratio.of(List.of(
                new Ratio.Block(1, 1),
                new Ratio.Block(1, 1),
                new Ratio.Block(1, 1),
                new Ratio.Block(1, 1),
                new Ratio.Block(9, 1)));
        assertEquals(1, ratio.ratio());
        assertTrue(ratio.high() > 1, () -> "" + ratio);
    }

    @Test
    void aGateIsMissedOnlyWhereTheWholeIntervalLiesBeyondIt() {
        assertTrue(refresh(List.of(new Ratio.Block(125, 100))).ok());
        assertFalse(refresh(List.of(new Ratio.Block(126, 100))).ok());
        assertTrue(refresh(List.of(new Ratio.Block(120, 100), new Ratio.Block(130, 100), new Ratio.Block(130, 100)))
                .ok());
    }

    @Test
    void whatCouldNotBeMeasuredIsNotOk() {
        assertEquals(Optional.empty(), refresh(List.of()).measured());
        assertFalse(refresh(List.of()).ok());
    }

    @Test
    void aLimitThatTookNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Ratio.Block(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Ratio.Block(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Ratio.Block(Double.NaN, 1));
    }
}
