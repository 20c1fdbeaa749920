package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seatkeeper.client.link.Address;
import org.seatkeeper.client.link.Profile;
import org.seatkeeper.client.link.ServerCalls;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.client.link.Transport;

/** Refreshes of a whole fleet, beside as many bare calls over the same connections. */
final class FleetMeasure {
    private static final double BYTES_MAX = 64;

    /** Calls over which bytes on the wire are counted, after as many that teach HTTP/2 the headers. */
    private static final int WIRE_CALLS = 50;

    private static final String FLAGS = "lab";

    private final Plan plan;
    private final Consumer<String> progress;

    FleetMeasure(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Plays the largest fleet once and measures each size of it. */
    List<Measurement> measure(Path folder) throws IOException, InterruptedException {
        progress.accept("making " + plan.agentsMax() + " agents");
        Files.createDirectories(folder);
        var rows = new ArrayList<Measurement>();
        try (PlayedFleet fleet = PlayedFleet.start(folder, plan.agentsMax())) {
            Profile profile = fleet.profile();
            for (int agents : plan.agents()) {
                rows.addAll(refreshes(fleet, profile, fleet.servers().subList(0, agents)));
            }
            rows.add(wire(profile, fleet.servers().getFirst()));
        }
        return rows;
    }

    private List<Measurement> refreshes(PlayedFleet fleet, Profile profile, List<ServerEntry> servers)
            throws IOException, InterruptedException {
        try (var transport = new Transport(profile);
                var calls = new ServerCalls(profile, transport, servers)) {
            Refresh refresh = Refresh.connect(servers, calls);
            var comparison = new Comparison(plan, () -> own(fleet), progress);
            var rows = new ArrayList<Measurement>();
            String full = Metric.REFRESH_FULL.word() + "_" + servers.size();
            rows.add(new Measurement(
                    full, Metric.REFRESH_FULL, comparison.milliseconds(full, refresh::full, refresh::echoFull), FLAGS));
            if (refresh.pictured() != servers.size()) {
                throw new IOException("a picture of " + refresh.pictured() + " of " + servers.size() + " servers");
            }
            String unchanged = Metric.REFRESH_UNCHANGED.word() + "_" + servers.size();
            rows.add(new Measurement(
                    unchanged,
                    Metric.REFRESH_UNCHANGED,
                    comparison.milliseconds(unchanged, refresh::unchanged, refresh::echoUnchanged),
                    FLAGS));
            if (servers.size() == plan.agents().getFirst()) {
                rows.add(new Measurement(
                        Metric.UNCHANGED_BYTES.word(),
                        Metric.UNCHANGED_BYTES,
                        Optional.of(Ratio.of(List.of(new Ratio.Block(refresh.unchangedBytes(), BYTES_MAX)))),
                        FLAGS));
            }
            return rows;
        }
    }

    private static double own(PlayedFleet fleet) throws IOException {
        return ProcFiles.cpuSeconds(ProcessHandle.current().pid()) + ProcFiles.cpuSeconds(fleet.pid());
    }

    private Measurement wire(Profile profile, ServerEntry server) throws IOException, InterruptedException {
        int port = server.address() instanceof Address.Tcp tcp ? tcp.port() : 0;
        try (CountingRelay relay = CountingRelay.to(port)) {
            List<ServerEntry> one = List.of(PlayedFleet.through(server, relay.port()));
            try (var transport = new Transport(profile);
                    var calls = new ServerCalls(profile, transport, one)) {
                Refresh refresh = Refresh.connect(one, calls);
                double ours = bytes(relay, refresh::unchanged);
                double limit = bytes(relay, refresh::echoUnchanged);
                return new Measurement(
                        Metric.UNCHANGED_WIRE_BYTES.word(),
                        Metric.UNCHANGED_WIRE_BYTES,
                        Optional.of(Ratio.of(List.of(new Ratio.Block(ours, limit)))),
                        FLAGS);
            }
        }
    }

    private static double bytes(CountingRelay relay, Comparison.Side side) throws IOException, InterruptedException {
        repeat(side);
        long before = relay.bytes();
        repeat(side);
        return (relay.bytes() - before) / (double) WIRE_CALLS;
    }

    private static void repeat(Comparison.Side side) throws IOException, InterruptedException {
        for (int n = 0; n < WIRE_CALLS; n++) {
            side.once();
        }
    }
}
