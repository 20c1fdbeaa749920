package org.seatkeeper.client.lab.torture.histories;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.client.lab.MemoryFolders;

/** Whatever fails, what callers are told has an order that explains it; and a fault that is planted has none. */
class HistoriesTest {
    private static final int COUNT = Integer.getInteger("histories.count", 200);
    private static final long SEED = Long.getLong("histories.seed", 1_956L);

    /** Of all of them: seen was one in two or three hundred. */
    private static final int UNDECIDED_MAX = Math.max(1, COUNT / 20);

    /** Histories until a planted fault has to be found. */
    private static final int UNTIL_FOUND = 30;

    @TempDir(factory = MemoryFolders.class)
    Path folder;

    @Test
    void anOrderExplainsWhatCallersAreToldWhateverFails() throws Exception {
        System.out.println("histories: seeds from " + SEED);
        int steps = 0;
        int unknown = 0;
        int failures = 0;
        int restarts = 0;
        int faulty = 0;
        int undecided = 0;
        // One whose search was given up counts for nothing: another one takes its place.
        for (int n = 0; n < COUNT + undecided; n++) {
            assertTrue(undecided <= UNDECIDED_MAX, undecided + " of " + n + " searches were given up");
            HistoryReport report = Histories.one(SEED + n, folder, Plant.NONE);
            assertTrue(
                    report.faults().isEmpty(),
                    () -> report.row() + "\n" + String.join("\n", report.faults()) + "\n" + report.text()
                            + "replay: mvn test -pl client/lab -am -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Dtest=HistoriesTest -Dhistories.count=1 -Dhistories.seed=" + report.seed());
            steps += report.steps();
            unknown += report.unknown();
            failures += report.failures();
            restarts += report.restarts();
            undecided += report.undecided().isEmpty() ? 0 : 1;
            faulty += report.failures() + report.unknown() > 0 ? 1 : 0;
        }
        System.out.println("histories: " + COUNT + " with " + steps + " steps, " + unknown + " unknown, " + failures
                + " failed commits, " + restarts + " restarts and kills; " + undecided + " undecided");
        assertTrue(COUNT < 10 || faulty > COUNT * 9 / 10, "nearly every history met a fault: " + faulty);
    }

    static Stream<Planted> planted() {
        return Planted.all().stream();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void noOrderExplainsAnAgentThatIsWrong(Planted fault) throws Exception {
        for (int n = 0; n < UNTIL_FOUND; n++) {
            HistoryReport report = Histories.one(SEED + n, folder, fault.fresh());
            if (!report.faults().isEmpty()) {
                System.out.println("histories: " + fault + " was found in history " + (n + 1));
                assertTrue(
                        report.faults().toString().contains("no order explains"),
                        report.faults().toString());
                return;
            }
        }
        throw new AssertionError(fault + " was not found in " + UNTIL_FOUND + " histories");
    }
}
