package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.torture.TortureSettings;
import org.seatkeeper.client.lab.torture.grants.GrantCycle;
import org.seatkeeper.client.lab.torture.grants.GrantTorture;

/** Licenses that were granted outlive the agent's death at any moment: {@code seatkeeper torture grants}. */
class GrantKillTest {
    private static final int CYCLES = Integer.getInteger("kill.grants.cycles", 50);
    private static final int WRITERS = 64;
    private static final long SEED = Long.getLong("kill.seed", 1_914L);

    @TempDir
    Path folder;

    @Test
    void anAgentThatIsKilledUnderClientsLosesNoGrantDoublesNoneAndLetsNobodyInOverTheNumber() throws Exception {
        System.out.println("seed " + SEED);
        System.out.println(GrantCycle.HEADING);
        List<GrantCycle> cycles = new GrantTorture(new TortureSettings(CYCLES, SEED, WRITERS, folder))
                .run(cycle -> System.out.println(cycle.row()));
        assertEquals(
                List.of(),
                cycles.stream().flatMap(cycle -> cycle.violations().stream()).toList(),
                "seed " + SEED);
        long telling = cycles.stream().filter(cycle -> cycle.unknown() > 0).count();
        assertTrue(3 * telling >= CYCLES, telling + " of " + CYCLES + " kills left unknown outcomes");
    }
}
