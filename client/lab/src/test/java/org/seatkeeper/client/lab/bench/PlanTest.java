package org.seatkeeper.client.lab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanTest {
    private static Plan read(String line) {
        return Plan.read(List.of(line.split(" ", -1)));
    }

    @Test
    void aHundredAndAThousandAgentsAreMeasuredInSixBlocksUnlessToldOtherwise() {
        assertEquals(
                new Plan(
                        List.of(100, 1000),
                        6,
                        Duration.ofSeconds(2),
                        0.1,
                        Plan.Form.FULL,
                        Plan.Part.ALL,
                        Plan.Output.TABLE),
                read("fleet"));
    }

    @Test
    void everythingCanBeToldOtherwise() {
        assertEquals(
                new Plan(
                        List.of(7), 2, Duration.ofSeconds(1), 0.5, Plan.Form.FULL, Plan.Part.REFRESH, Plan.Output.JSON),
                read("fleet -o json --agents 7 --blocks 2 --seconds 1 --others 50 --only refresh"));
    }

    @Test
    void grantsHavePartsOfTheirOwn() {
        Plan all = read("grants");
        assertEquals(Plan.Part.GRANTS, all.part());
        assertEquals(Duration.ofSeconds(1), all.run());
        for (Plan.Part part : List.of(Plan.Part.GRANTS_LIMITS, Plan.Part.GRANTS_MILLION, Plan.Part.GRANTS_PEERS)) {
            assertTrue(all.part().has(part), part.name());
            assertFalse(read("fleet").part().has(part), part.name());
        }
        assertEquals(Plan.Part.GRANTS_MILLION, read("grants --only million").part());
        assertFalse(read("grants --only million").part().has(Plan.Part.GRANTS_PEERS));
        assertFalse(all.part().has(Plan.Part.REFRESH));
        assertThrows(IllegalArgumentException.class, () -> read("grants --only refresh"));
        assertThrows(IllegalArgumentException.class, () -> read("fleet --only million"));
    }

    @Test
    void eachNumberHasItsBounds() {
        for (String good : List.of("--agents 1", "--agents 1000", "--blocks 1", "--blocks 100", "--seconds 60")) {
            var _ = read("fleet " + good);
        }
        for (String bad : List.of(
                "--agents 0",
                "--agents 1001",
                "--agents x",
                "--agents 1,",
                "--blocks 0",
                "--blocks 101",
                "--seconds 0",
                "--seconds 61",
                "--others 101",
                "-o xml",
                "--only start",
                "--what 1")) {
            assertThrows(IllegalArgumentException.class, () -> read("fleet " + bad), bad);
        }
        assertThrows(IllegalArgumentException.class, () -> Plan.read(List.of()));
        assertThrows(IllegalArgumentException.class, () -> read("other"));
    }
}
