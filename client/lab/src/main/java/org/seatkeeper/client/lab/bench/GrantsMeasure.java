package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seatkeeper.client.lab.bench.grants.GrantAgent;
import org.seatkeeper.client.lab.bench.grants.GrantContest;
import org.seatkeeper.client.lab.bench.grants.GrantContest.Way;
import org.seatkeeper.client.lab.bench.grants.Queries;
import org.seatkeeper.client.lab.bench.grants.Syncs;

/** Durable grants of one agent, beside as many answers of an agent that keeps nothing and as many rows that nobody asked for. */
final class GrantsMeasure {
    private static final int CALLERS = 256;
    private static final int GRANTS_MAX = 50_000;

    /** Pairs of one round of 256 callers: a tenth of a second. */
    private static final int PAIRS = 10_000;

    private static final int ONE_CALLERS_PAIRS = 200;
    private static final int QUERIES = 5_000;
    private static final double SYNCS_MAX = 0.05;

    private final Plan plan;
    private final Consumer<String> progress;
    private final Comparison comparison;

    GrantsMeasure(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        this.comparison = new Comparison(plan, ProcFiles::ownSeconds, progress);
    }

    List<Measurement> measure(Path folder) throws IOException, InterruptedException {
        var rows = new ArrayList<Measurement>();
        try (var agent = GrantAgent.found(folder, GRANTS_MAX);
                var contest = GrantContest.begin(folder, agent)) {
            GrantContest.Pairs overSocket = contest.ours(Way.SOCKET, CALLERS);
            rows.add(beside(
                    Metric.GRANTS_DURABLE, overSocket, contest.roofline(Way.SOCKET, folder.resolve("raw.db")), PAIRS));
            rows.add(beside(
                    Metric.GRANTS_DURABLE_TLS,
                    contest.ours(Way.TLS, CALLERS),
                    contest.roofline(Way.TLS, folder.resolve("raw-tls.db")),
                    PAIRS));
            rows.add(beside(
                    Metric.GRANTS_ONE_CALLER,
                    contest.ours(Way.SOCKET, 1),
                    contest.append(folder.resolve("append")),
                    ONE_CALLERS_PAIRS));
            rows.add(beside(
                    Metric.GRANTS_ONE_WIRE,
                    contest.ours(Way.SOCKET, 1),
                    contest.wireThenAppend(Way.SOCKET, folder.resolve("append-wire")),
                    ONE_CALLERS_PAIRS));
            rows.add(syncs(agent, overSocket, folder));
            Queries queries = contest.queries();
            Queries echoes = contest.echoes();
            rows.add(row(
                    Metric.GRANTS_QUERY,
                    comparison.of(
                            Metric.GRANTS_QUERY.word(),
                            time -> microseconds(() -> queries.run(QUERIES), QUERIES, time),
                            time -> microseconds(() -> echoes.run(QUERIES), QUERIES, time))));
        }
        return rows;
    }

    private Measurement beside(Metric metric, GrantContest.Pairs ours, GrantContest.Pairs limit, int pairs)
            throws IOException, InterruptedException {
        return row(
                metric,
                comparison.of(
                        metric.word(),
                        time -> microseconds(() -> ours.run(pairs), 2 * pairs, time),
                        time -> microseconds(() -> limit.run(pairs), 2 * pairs, time)));
    }

    /** Of one operation. */
    static double microseconds(Comparison.Side side, int operations, Duration time)
            throws IOException, InterruptedException {
        return Comparison.run(side, time) * 1_000 / operations;
    }

    /** Counted once for each block: nothing about them is timed, so nothing can disturb them. */
    private Measurement syncs(GrantAgent agent, GrantContest.Pairs ours, Path folder) throws InterruptedException {
        var blocks = new ArrayList<Ratio.Block>();
        try {
            for (int n = 1; n <= plan.blocks(); n++) {
                try (Syncs syncs = Syncs.of(agent.process().pid(), Files.createTempFile(folder, "syncs", ".txt"))) {
                    ours.run(PAIRS);
                    blocks.add(new Ratio.Block(syncs.end() / (2.0 * PAIRS), SYNCS_MAX));
                }
            }
        } catch (IOException e) {
            progress.accept(Metric.GRANTS_SYNCS.word() + ": not counted: " + e.getMessage());
            return row(Metric.GRANTS_SYNCS, Optional.empty());
        }
        return row(Metric.GRANTS_SYNCS, Comparison.result(blocks));
    }

    private static Measurement row(Metric metric, Optional<Ratio> measured) {
        return new Measurement(metric.word(), metric, measured, GrantAgent.FLAGS);
    }
}
