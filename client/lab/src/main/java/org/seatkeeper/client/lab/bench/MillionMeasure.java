package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seatkeeper.client.lab.bench.grants.ColdFiles;
import org.seatkeeper.client.lab.bench.grants.GrantAgent;
import org.seatkeeper.client.lab.bench.grants.PacedLoad;
import org.seatkeeper.client.lab.bench.grants.StandingSet;
import org.seatkeeper.client.lab.process.AgentProgram;

/**
 * What a million grants that live change: how long a grant takes, how much memory each has, how long a start takes. Two agents
 * with the same flags, one with a thousand.
 */
final class MillionMeasure {
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int SHORT_MANY = 5_000;

    /** Those that come and go meanwhile. */
    private static final int MORE = 10_000;

    private static final double BYTES_MAX = 250;
    private static final Duration HISTOGRAM_MAX = Duration.ofSeconds(60);

    private final Plan plan;
    private final Consumer<String> progress;
    private final Comparison comparison;
    private final int many;

    MillionMeasure(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        this.comparison = new Comparison(plan, ProcFiles::ownSeconds, progress);
        this.many = plan.form() == Plan.Form.FULL ? MANY : SHORT_MANY;
    }

    List<Measurement> measure(Path folder) throws IOException, InterruptedException {
        var rows = new ArrayList<Measurement>();
        try (var small = GrantAgent.found(folder.resolve("few"), FEW + MORE);
                var large = GrantAgent.found(folder.resolve("many"), many + MORE)) {
            try (var _ = StandingSet.of(small, FEW)) {
                long before = liveBytes(large);
                progress.accept("taking " + many + " grants");
                try (var _ = StandingSet.of(large, many);
                        var inLarge = new PacedLoad(large);
                        var inSmall = new PacedLoad(small)) {
                    rows.add(row(
                            Metric.GRANTS_P99_MILLION,
                            comparison.of(Metric.GRANTS_P99_MILLION.word(), inLarge::p99, inSmall::p99)));
                    double each = (liveBytes(large) - before) / (double) many;
                    rows.add(row(
                            Metric.GRANTS_MEMORY,
                            Comparison.result(List.of(new Ratio.Block(Math.max(0, each), BYTES_MAX)))));
                }
            }
            rows.add(restart(small, large));
        }
        return rows;
    }

    /** What lives in its heap after a full collection, in bytes. */
    private static long liveBytes(GrantAgent agent) throws IOException, InterruptedException {
        AgentProgram.Ended ended = AgentProgram.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(agent.process().pid()),
                        "GC.class_histogram"),
                HISTOGRAM_MAX);
        // Total  instances  bytes
        return ended.out()
                .lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> Long.parseLong(line.strip().split(" +", -1)[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd says nothing of the heap: " + ended.out() + ended.err()));
    }

    /** What the grants add to a start, beside reading their bytes; from a cold disk both. */
    private Measurement restart(GrantAgent small, GrantAgent large) throws IOException, InterruptedException {
        small.stop();
        large.stop();
        var few = new ColdFiles(small.storeFolder());
        var all = new ColdFiles(large.storeFolder());
        var blocks = new ArrayList<Ratio.Block>();
        for (int n = 1; n <= plan.blocks(); n++) {
            double one = start(large, all);
            all.cool();
            double read = all.read();
            double other = start(small, few);
            blocks.add(new Ratio.Block(Math.max(0, one - other), read));
            progress.accept(String.format(
                    java.util.Locale.ROOT,
                    "restart: block %d of %d: with all of them %.0f ms, with a few %.0f ms",
                    n,
                    plan.blocks(),
                    one,
                    other));
        }
        return row(Metric.GRANTS_RESTART_MILLION, Comparison.result(blocks));
    }

    /** Milliseconds until it serves. */
    private static double start(GrantAgent agent, ColdFiles files) throws IOException, InterruptedException {
        files.cool();
        agent.start();
        double millis = agent.process().toServing().toNanos() / 1e6;
        agent.stop();
        return millis;
    }

    private static Measurement row(Metric metric, Optional<Ratio> measured) {
        return new Measurement(metric.word(), metric, measured, GrantAgent.FLAGS);
    }
}
