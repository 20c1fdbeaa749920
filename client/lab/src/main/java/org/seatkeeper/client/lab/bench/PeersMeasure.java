package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.seatkeeper.client.lab.bench.grants.GrantAgent;
import org.seatkeeper.client.lab.bench.grants.GrantContest;
import org.seatkeeper.client.lab.bench.grants.GrantContest.Way;
import org.seatkeeper.client.lab.bench.peers.Etcd;
import org.seatkeeper.client.lab.bench.peers.Peer;
import org.seatkeeper.client.lab.bench.peers.PeerInstall;
import org.seatkeeper.client.lab.bench.peers.Postgres;
import org.seatkeeper.client.lab.bench.peers.Redis;

/**
 * Durable grants and releases of one agent beside what a product could count on instead, on the same disk, with the same
 * number of callers, by turns in one run. One peer runs at a time.
 */
final class PeersMeasure {
    private static final int GRANTS_MAX = 50_000;
    private static final int PAIRS = 10_000;

    private final Plan plan;
    private final Consumer<String> progress;

    PeersMeasure(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    List<Measurement> measure(Path folder) throws IOException, InterruptedException {
        Map<Metric, Peer> peers = new EnumMap<>(Metric.class);
        peers.put(Metric.GRANTS_REDIS, new Redis());
        peers.put(Metric.GRANTS_ETCD, new Etcd());
        peers.put(Metric.GRANTS_POSTGRES, new Postgres(PeerInstall.root()));
        var rows = new ArrayList<Measurement>();
        try (var agent = GrantAgent.found(folder, GRANTS_MAX);
                var contest = GrantContest.begin(folder, agent)) {
            GrantContest.Pairs ours = contest.ours(Way.SOCKET, Peer.CALLERS);
            for (Map.Entry<Metric, Peer> each : peers.entrySet()) {
                Metric metric = each.getKey();
                Path data = Files.createDirectories(folder.resolve(metric.word()));
                rows.add(new Measurement(
                        metric.word(), metric, beside(metric, ours, each.getValue(), data), GrantAgent.FLAGS));
            }
        }
        return rows;
    }

    /** Empty where it is not installed or does not run: said, and a row that is not ok. */
    private Optional<Ratio> beside(Metric metric, GrantContest.Pairs ours, Peer peer, Path data)
            throws InterruptedException {
        try (Peer.Running running = peer.start(data)) {
            return new Comparison(plan, ProcFiles::ownSeconds, progress)
                    .of(
                            metric.word(),
                            time -> GrantsMeasure.microseconds(() -> ours.run(PAIRS), 2 * PAIRS, time),
                            running::microseconds);
        } catch (IOException e) {
            progress.accept(metric.word() + ": not measured: " + e.getMessage());
            return Optional.empty();
        }
    }
}
