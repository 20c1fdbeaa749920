package org.seatkeeper.client.lab.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CpuUseTest {
    @Test
    void livingThreadsCountToTheNanosecondAndNewOnesWhole() {
        var before = new CpuUse(Map.of("1", 100L, "2", 50L), 7);
        assertEquals(35, new CpuUse(Map.of("1", 105L, "2", 70L, "3", 10L), 7).since(before));
    }

    @Test
    void aThreadThatEndedTakesNothingBackFromTheOthers() {
        var before = new CpuUse(Map.of("1", 100L, "2", 500_000_000L), 50);
        assertEquals(5, new CpuUse(Map.of("1", 105L), 50).since(before));
    }

    @Test
    void whatAThreadTookBeforeItEndedIsKnownByTheTicksOfTheProcess() {
        var before = new CpuUse(Map.of("1", 100L), 50);
        assertEquals(80_000_000, new CpuUse(Map.of("1", 105L), 60).since(before));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void workOfThisProcessIsSeen() throws IOException {
        long pid = ProcessHandle.current().pid();
        CpuUse before = CpuUse.of(pid);
        long sum = 0;
        long end = System.nanoTime() + 20_000_000;
        while (System.nanoTime() < end) {
            sum += end;
        }
        assertTrue(CpuUse.of(pid).since(before) > 0, "" + sum);
    }
}
