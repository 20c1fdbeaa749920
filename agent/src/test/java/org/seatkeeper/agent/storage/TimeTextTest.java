package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments are kept exactly, and in one spelling. */
class TimeTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "2026-11-24T07:00:00.000000001Z",
                "9999-12-31T23:59:59.987654321Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void everyMomentIsReadBackAsItWas(String moment) {
        Instant at = Instant.parse(moment);
        assertEquals(at, TimeText.parse(TimeText.of(at)));
    }

    @Test
    void theSpellingIsSecondsAndNineDigits() {
        assertEquals("1764000000.000000042", TimeText.of(Instant.ofEpochSecond(1_764_000_000, 42)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1764000000",
                "1764000000.1",
                "+1.000000000",
                "01.000000000",
                "1.+00000000",
                "1.-00000001",
                "x.000000000",
                "1,000000000",
                "99999999999999999.000000000",
                "-0.000000000"
            })
    void anythingElseIsNoMoment(String text) {
        assertThrows(IllegalArgumentException.class, () -> TimeText.parse(text));
    }
}
