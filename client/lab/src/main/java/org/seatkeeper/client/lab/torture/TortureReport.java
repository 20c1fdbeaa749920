package org.seatkeeper.client.lab.torture;

import java.util.ArrayList;
import java.util.List;

/** A whole run: its cycles, and whether it proves anything. */
public record TortureReport(long seed, List<CycleReport> cycles) {
    public TortureReport {
        cycles = List.copyOf(cycles);
    }

    /** Kills that left at least one operation of which nobody was told what became of it. */
    public long telling() {
        return cycles.stream().filter(cycle -> cycle.unknown() > 0).count();
    }

    /**
     * What speaks against the agent, or against the run: fewer than a third of the kills left unknown outcomes, so that the
     * kills came at moments at which nothing could have gone wrong.
     */
    public List<String> faults() {
        var faults = new ArrayList<String>();
        cycles.forEach(cycle ->
                cycle.violations().forEach(violation -> faults.add("cycle " + cycle.cycle() + ": " + violation)));
        if (3 * telling() < cycles.size()) {
            faults.add("only " + telling() + " of " + cycles.size()
                    + " kills left unknown outcomes; a third of them must, or the run proves nothing");
        }
        return List.copyOf(faults);
    }
}
