package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.torture.CycleReport;
import org.seatkeeper.client.lab.torture.Torture;
import org.seatkeeper.client.lab.torture.TortureReport;
import org.seatkeeper.client.lab.torture.TortureSettings;

/** What an agent acknowledged survives its death at any moment: {@code seatkeeper torture}, thirty cycles of it. */
class KillTest {
    private static final int CYCLES = Integer.getInteger("kill.cycles", 30);
    private static final int WRITERS = 16;
    private static final long SEED = Long.getLong("kill.seed", 1_913L);

    @TempDir
    Path folder;

    @Test
    void anAgentThatIsKilledUnderLoadKeepsWhatItAcknowledgedAndNothingElse() throws Exception {
        System.out.println("seed " + SEED);
        System.out.println(CycleReport.HEADING);
        TortureReport report = new Torture(new TortureSettings(CYCLES, SEED, WRITERS, folder))
                .run(cycle -> System.out.println(cycle.row()));
        System.out.println(report.telling() + " of " + CYCLES + " kills left unknown outcomes");
        assertEquals(List.of(), report.faults(), "seed " + SEED);
    }
}
