package org.seatkeeper.client.lab.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Ours and the limit by turns, in blocks of A B B A, so that what drifts hits both alike. */
final class Comparison {
    /** How many blocks are tried for each that must count, before the machine is taken to be too busy. */
    static final int TRIES = 4;

    /** Something that can be done again and again. */
    @FunctionalInterface
    interface Side {
        /** Does it once. */
        void once() throws IOException, InterruptedException;
    }

    /** Processor time of every process that is part of the measurement, in seconds since its start. */
    @FunctionalInterface
    interface Own {
        double seconds() throws IOException;
    }

    private final Plan plan;
    private final Own own;
    private final Consumer<String> progress;

    Comparison(Plan plan, Own own, Consumer<String> progress) {
        this.plan = plan;
        this.own = own;
        this.progress = progress;
    }

    /** Something that works for about that time and says what it measured meanwhile, such as milliseconds a round. */
    @FunctionalInterface
    interface Measured {
        double during(Duration time) throws IOException, InterruptedException;
    }

    /** Milliseconds of one round of each; empty where the machine was too busy for a single block. */
    Optional<Ratio> milliseconds(String name, Side ours, Side limit) throws IOException, InterruptedException {
        return of(name, time -> run(ours, time), time -> run(limit, time));
    }

    /** Whatever each says of itself, in the same unit; empty where the machine was too busy for a single block. */
    Optional<Ratio> of(String name, Measured ours, Measured limit) throws IOException, InterruptedException {
        var blocks = new ArrayList<Ratio.Block>();
        var _ = ours.during(plan.run());
        var _ = limit.during(plan.run());
        var load = new OtherLoad(plan.othersMax());
        for (int tried = 0; blocks.size() < plan.blocks() && tried < plan.blocks() * TRIES; tried++) {
            load.begin(own.seconds());
            double a = ours.during(plan.run());
            double b = limit.during(plan.run());
            b += limit.during(plan.run());
            a += ours.during(plan.run());
            if (load.quiet(own.seconds())) {
                blocks.add(new Ratio.Block(a / 2, b / 2));
                progress.accept(name + ": block " + blocks.size() + " of " + plan.blocks());
            } else {
                progress.accept(name + ": a block is dropped, the machine does something else");
            }
        }
        return result(blocks);
    }

    /** Of what counted, if anything did. */
    static Optional<Ratio> result(List<Ratio.Block> blocks) {
        return blocks.isEmpty() ? Optional.empty() : Optional.of(Ratio.of(blocks));
    }

    /** Milliseconds a round, over at least that time and one round. */
    static double run(Side side, Duration time) throws IOException, InterruptedException {
        long began = System.nanoTime();
        int rounds = 0;
        long spent;
        do {
            side.once();
            rounds++;
            spent = System.nanoTime() - began;
        } while (spent < time.toNanos());
        return spent / 1e6 / rounds;
    }
}
