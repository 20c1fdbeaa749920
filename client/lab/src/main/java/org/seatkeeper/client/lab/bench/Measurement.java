package org.seatkeeper.client.lab.bench;

import java.util.Optional;

/**
 * One row of the report.
 *
 * @param name of the metric, with the number of agents where that is part of it
 * @param measured absent where the limit or ours could not be run
 * @param flags under which JVM flags it was measured
 */
record Measurement(String name, Metric metric, Optional<Ratio> measured, String flags) {
    /** False where the whole interval lies beyond the gate, or nothing was measured. */
    boolean ok() {
        return measured.filter(ratio -> ratio.low() <= metric.gate()).isPresent();
    }
}
