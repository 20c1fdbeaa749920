package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Starts an agent and the bare server by turns: how long until the first good call, and how much memory they then hold. */
final class Starts {
    private static final double RSS_MAX_MIB = 96;

    /** After its first call a server is given this long to come to rest: more than the JVM waits to give memory back. */
    private static final long REST_MILLIS = 12_000;

    private final Plan plan;
    private final Map<Who, Contender> contenders;
    private final Consumer<String> progress;
    private double ended;

    /** Who takes part. */
    enum Who {
        AGENT_CACHED,
        BARE_CACHED,
        AGENT_PLAIN,
        BARE_PLAIN
    }

    Starts(Plan plan, Map<Who, Contender> contenders, Consumer<String> progress) {
        this.plan = plan;
        this.contenders = new EnumMap<>(contenders);
        this.progress = progress;
    }

    /** What one start came to. */
    private record Sample(double millis, double mebibytes) {
        Sample mean(Sample other) {
            return new Sample((millis + other.millis) / 2, (mebibytes + other.mebibytes) / 2);
        }
    }

    /** Starts everyone in blocks of there and back; empty ratios where too little could be run. */
    List<Measurement> measure() throws IOException, InterruptedException {
        List<Map<Who, Sample>> blocks = blocks();
        Compare millis = (ours, limit) -> compare(blocks, ours, limit, Sample::millis);
        Compare memory = (ours, limit) -> compare(blocks, ours, limit, Sample::mebibytes);
        return List.of(
                row(Metric.RSS, memory.of(Who.AGENT_CACHED, Who.BARE_CACHED), "small, cache"),
                row(Metric.RSS_PLAIN, memory.of(Who.AGENT_PLAIN, Who.BARE_PLAIN), "small"),
                row(Metric.RSS_MOST, most(blocks), "small, cache"),
                row(Metric.START, millis.of(Who.AGENT_CACHED, Who.BARE_CACHED), "small, cache"),
                row(Metric.START_PLAIN, millis.of(Who.AGENT_PLAIN, Who.BARE_PLAIN), "small"),
                row(Metric.START_CACHE, millis.of(Who.AGENT_CACHED, Who.AGENT_PLAIN), "small, cache to none"));
    }

    @FunctionalInterface
    private interface Compare {
        Optional<Ratio> of(Who ours, Who limit);
    }

    private static Measurement row(Metric metric, Optional<Ratio> ratio, String flags) {
        return new Measurement(metric.word(), metric, ratio, flags);
    }

    private static Optional<Ratio> compare(
            List<Map<Who, Sample>> blocks, Who ours, Who limit, ToDoubleFunction<Sample> what) {
        var ratios = new ArrayList<Ratio.Block>();
        for (Map<Who, Sample> block : blocks) {
            Sample one = block.get(ours);
            Sample other = block.get(limit);
            if (one != null && other != null) {
                ratios.add(new Ratio.Block(what.applyAsDouble(one), what.applyAsDouble(other)));
            }
        }
        return Comparison.result(ratios);
    }

    private static Optional<Ratio> most(List<Map<Who, Sample>> blocks) {
        return Comparison.result(blocks.stream()
                .map(block -> block.get(Who.AGENT_CACHED))
                .filter(Objects::nonNull)
                .map(sample -> new Ratio.Block(sample.mebibytes(), RSS_MAX_MIB))
                .toList());
    }

    private List<Map<Who, Sample>> blocks() throws IOException, InterruptedException {
        if (plan.form() == Plan.Form.FULL) {
            block(); // The first starts read everything from the disk, and our own calls are not compiled yet.
        }
        var counted = new ArrayList<Map<Who, Sample>>();
        var load = new OtherLoad(plan.othersMax());
        for (int tried = 0; counted.size() < plan.blocks() && tried < plan.blocks() * Comparison.TRIES; tried++) {
            load.begin(own());
            Map<Who, Sample> block = block();
            if (load.quiet(own())) {
                counted.add(block);
                progress.accept("starts: block " + counted.size() + " of " + plan.blocks());
            } else {
                progress.accept("starts: a block is dropped, the machine does something else");
            }
        }
        return counted;
    }

    private Map<Who, Sample> block() throws IOException, InterruptedException {
        var order = new ArrayList<>(contenders.entrySet());
        order.addAll(order.reversed());
        var samples = new EnumMap<Who, Sample>(Who.class);
        for (Map.Entry<Who, Contender> next : order) {
            samples.merge(next.getKey(), sample(next.getValue()), Sample::mean);
        }
        return samples;
    }

    private double own() throws IOException {
        return ProcFiles.cpuSeconds(ProcessHandle.current().pid()) + ended;
    }

    private Sample sample(Contender contender) throws IOException, InterruptedException {
        try (Contender.Started started = contender.start()) {
            TimeUnit.MILLISECONDS.sleep(plan.form() == Plan.Form.SHORT ? 0 : REST_MILLIS);
            long pid = started.process().pid();
            double mebibytes = ProcFiles.residentMiB(pid);
            ended += ProcFiles.cpuSeconds(pid);
            return new Sample(started.millis(), mebibytes);
        }
    }
}
