package org.seatkeeper.client.console.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotScaleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2026-03-27T23:00:00Z");

    private static PlotScale scale(Duration length, double width, long top) {
        return new PlotScale(40, 10, 40 + width, 210, FROM, FROM.plus(length), top);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "5, 5",
        "6, 6",
        "7, 8",
        "10, 10",
        "11, 15",
        "42, 50",
        "100, 100",
        "101, 150",
        "999999, 1000000"
    })
    void theTopIsAFewRoundStepsAndNothingIsAboveIt(long greatest, long top) {
        assertEquals(top, PlotScale.top(greatest));
        List<Long> levels = scale(Duration.ofDays(1), 800, top).levels();
        assertTrue(levels.size() <= 6 && levels.size() >= 2, levels.toString());
        assertEquals(0, levels.getFirst());
        assertEquals(top, levels.getLast());
    }

    @Test
    void placesAndMomentsAreEachOthersInverse() {
        PlotScale scale = scale(Duration.ofDays(7), 840, 50);
        assertEquals(40, scale.x(FROM));
        assertEquals(880, scale.x(FROM.plus(Duration.ofDays(7))));
        Instant noon = FROM.plus(Duration.ofHours(60));
        assertEquals(noon, scale.at(scale.x(noon)));
        assertEquals(FROM, scale.at(-100));
        assertEquals(210, scale.y(0));
        assertEquals(10, scale.y(50));
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 60, 720, 1_440, 2_880, 10_080, 43_200, 525_600, 1_051_200})
    void marksDoNotTouchAtAnyLengthAcrossTheChangeOfClocks(long minutes) {
        for (double width : List.of(200.0, 640.0, 1_900.0)) {
            PlotScale scale = scale(Duration.ofMinutes(minutes), width, 10);
            List<PlotScale.Mark> marks = scale.marks(BERLIN);
            for (int i = 1; i < marks.size(); i++) {
                double apart =
                        scale.x(marks.get(i).at()) - scale.x(marks.get(i - 1).at());
                assertTrue(apart > 40, marks + " at " + width);
            }
            assertTrue(marks.size() <= width / 60 + 1, marks.size() + " marks at " + width);
        }
    }

    @Test
    void daysBeginAtMidnightOfWhoeverLooks() {
        assertEquals(
                new PlotScale.Mark(Instant.parse("2026-03-29T22:00:00Z"), "Mar 30"),
                scale(Duration.ofDays(7), 840, 10).marks(BERLIN).get(2));
    }
}
