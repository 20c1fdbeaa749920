package org.seatkeeper.client.lab.fuzz;

import java.util.List;

/**
 * What a run found.
 *
 * @param inputs that were sent
 * @param reached how many of them came past the checks of their form, to what the agent is about
 * @param findings what must not be, each with the input that showed it
 */
public record FuzzReport(long seed, int inputs, int reached, List<String> findings) {
    public FuzzReport {
        findings = List.copyOf(findings);
    }

    /** Whether enough of it reached the domain for the run to say something: half of the inputs. */
    public boolean telling() {
        return 2L * reached >= inputs;
    }
}
