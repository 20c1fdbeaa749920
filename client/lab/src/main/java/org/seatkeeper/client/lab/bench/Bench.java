package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.seatkeeper.client.cli.Streams;
import org.seatkeeper.client.lab.bench.peers.PeerInstall;
import org.seatkeeper.client.lab.process.Lines;

/** {@code seatkeeper bench fleet} and {@code bench grants}: measures, prints the rows, and says by its exit code whether the gates hold. */
public final class Bench {
    private static final int MISSED = 1;
    private static final int USAGE = 2;
    private static final String INSTALL = "--install-peers";

    private final Plan plan;
    private final Streams streams;

    private Bench(Plan plan, Streams streams) {
        this.plan = plan;
        this.streams = streams;
    }

    /**
     * Runs the verb.
     *
     * @param args what follows {@code bench} on the command line
     * @return 0 where every gate holds, 1 where one is missed or could not be measured, 2 for wrong usage
     */
    public static int run(List<String> args, Streams streams) {
        if (args.equals(List.of(INSTALL))) {
            return install(streams);
        }
        Plan plan;
        try {
            plan = Plan.read(args);
        } catch (IllegalArgumentException e) {
            streams.err().println("seatkeeper bench: " + e.getMessage());
            return USAGE;
        }
        try {
            return new Bench(plan, streams).run();
        } catch (IOException e) {
            streams.err().println("seatkeeper bench: " + e.getMessage());
            return MISSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MISSED;
        }
    }

    private static int install(Streams streams) {
        try {
            return PeerInstall.run(streams.out(), streams.err());
        } catch (IOException e) {
            streams.err().println("seatkeeper bench: " + e.getMessage());
            return MISSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return MISSED;
        }
    }

    private int run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("seatkeeper-bench");
        try {
            var rows = new ArrayList<Measurement>();
            if (plan.part().has(Plan.Part.GRANTS_LIMITS)) {
                rows.addAll(new GrantsMeasure(plan, this::progress).measure(folder.resolve("limits")));
            }
            if (plan.part().has(Plan.Part.GRANTS_MILLION)) {
                rows.addAll(new MillionMeasure(plan, this::progress).measure(folder.resolve("million")));
            }
            if (plan.part().has(Plan.Part.GRANTS_PEERS)) {
                rows.addAll(new PeersMeasure(plan, this::progress).measure(folder.resolve("peers")));
            }
            if (plan.part() == Plan.Part.GATE) {
                rows.addAll(new GateMeasure(plan, this::progress).measure(folder.resolve("gate")));
            }
            if (plan.part().has(Plan.Part.REFRESH)) {
                rows.addAll(new FleetMeasure(plan, this::progress).measure(folder.resolve("fleet")));
            }
            if (plan.part().has(Plan.Part.PROCESS)) {
                rows.addAll(processes(folder.resolve("one")));
            }
            streams.out().print(plan.output() == Plan.Output.JSON ? Report.json(rows) + "\n" : Report.table(rows));
            return rows.stream().filter(this::decides).allMatch(Measurement::ok) ? 0 : MISSED;
        } finally {
            remove(folder);
        }
    }

    private boolean decides(Measurement row) {
        return switch (plan.form()) {
            case FULL -> row.metric().kind() != Metric.Kind.AIM;
            case SHORT -> row.metric().kind() == Metric.Kind.COUNT;
        };
    }

    private List<Measurement> processes(Path folder) throws IOException, InterruptedException {
        try (var lines = new Lines()) {
            Contenders contenders = Contenders.in(folder, lines);
            Map<Starts.Who, Contender> who = new EnumMap<>(Starts.Who.class);
            who.put(Starts.Who.AGENT_PLAIN, contenders.agent());
            who.put(Starts.Who.BARE_PLAIN, contenders.bare());
            Optional<Contender> cached = Optional.empty();
            if (plan.form() == Plan.Form.FULL) {
                progress("training caches");
                cached = contenders.agentCached();
                cached.ifPresent(agent -> who.put(Starts.Who.AGENT_CACHED, agent));
                contenders.bareCached().ifPresent(bare -> who.put(Starts.Who.BARE_CACHED, bare));
            }
            var rows = new ArrayList<>(new Starts(plan, who, this::progress).measure());
            rows.add(new Idle(plan, this::progress).measure(cached.orElse(contenders.agent()), "small, cache"));
            return rows;
        }
    }

    private void progress(String what) {
        streams.err().println(what);
        streams.err().flush();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
