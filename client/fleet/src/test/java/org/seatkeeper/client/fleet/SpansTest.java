package org.seatkeeper.client.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "90s, 90", "90, 90", "15m, 900", "15 m, 900", "2H, 7200", "7d, 604800", "999999999, 999999999"})
    void whatIsTypedIsRead(String typed, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), Spans.read(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1", "1.5h", "1w", "1000000000", "15m 3s"})
    void whatIsNoLengthOfTimeIsNone(String typed) {
        assertEquals(Optional.empty(), Spans.read(typed));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "90, 90s", "900, 15m", "7200, 2h", "604800, 7d", "86460, 1441m"})
    void itIsTypedTheShortestWayAndReadsBackTheSame(long seconds, String typed) {
        Duration length = Duration.ofSeconds(seconds);
        assertEquals(typed, Spans.typed(length));
        assertEquals(Optional.of(length), Spans.read(typed));
    }

    @Test
    void partsOfASecondAreLeftOut() {
        assertEquals("1s", Spans.typed(Duration.ofMillis(1_999)));
    }
}
