package org.seatkeeper.client.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "-PT5S, 0 s",
        "PT59.9S, 59 s",
        "PT60S, 1 min",
        "PT59M59S, 59 min",
        "PT2H, 2 h",
        "PT2H14M, 2 h 14 min",
        "PT23H59M, 23 h 59 min",
        "P1D, 1 d",
        "P3DT4H30M, 3 d 4 h"
    })
    void aLengthOfTimeHasTwoUnitsAtMost(String length, String words) {
        assertEquals(words, Ages.words(Duration.parse(length)));
    }
}
