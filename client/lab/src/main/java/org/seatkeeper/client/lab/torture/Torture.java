package org.seatkeeper.client.lab.torture;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.seatkeeper.client.lab.process.AgentProgram;
import org.seatkeeper.client.lab.process.AotCache;
import org.seatkeeper.client.lab.process.FlagSet;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;

/**
 * Starts an agent, sets writers on it, kills it with SIGKILL 20 to 800 ms after it serves, starts it again and holds what
 * it shows against what the writers were told; again and again on the same data directory. What is unknown is asked again
 * with the same operation id and must then have happened exactly once, or not at all.
 */
public final class Torture {
    /** Acknowledged operations that are sent once more after each restart: they must say what they said. */
    private static final int REPEATED_MAX = 8;

    /** Products of a new agent. */
    private static final int PRODUCTS = 16;

    private final TortureSettings settings;
    private final SplittableRandom random;
    private final Path logs;

    /** Prepares a run; nothing is started yet. */
    public Torture(TortureSettings settings) throws IOException {
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
        this.logs = Files.createDirectories(settings.out().resolve("writers"));
    }

    /**
     * Runs all cycles.
     *
     * @param progress told of each cycle as it ends
     */
    public TortureReport run(Consumer<CycleReport> progress) throws IOException, InterruptedException {
        var reports = new ArrayList<CycleReport>();
        AgentProgram program = AotCache.train(
                AgentProgram.ofThisProcess(FlagSet.SMALL), settings.out().resolve("program"));
        try (var lines = new Lines()) {
            Victim victim = null;
            for (int cycle = 1; cycle <= settings.cycles(); cycle++) {
                if (victim == null || (cycle - 1) % TortureSettings.CYCLES_PER_DIRECTORY == 0) {
                    victim = found(program, cycle, lines);
                }
                CycleReport report = cycle(cycle, victim, delay(new TortureReport(settings.seed(), reports)));
                reports.add(report);
                progress.accept(report);
            }
        }
        return new TortureReport(settings.seed(), reports);
    }

    /** A new agent with its first products, asked for like everything else. */
    private Victim found(AgentProgram program, int cycle, Lines lines) throws IOException, InterruptedException {
        var victim = new Victim(
                program, settings.out().resolve("data-" + cycle), settings.out().resolve("agent.log"), lines);
        try (var agent = victim.start()) {
            ManagedChannel channel = victim.dial(agent);
            var intents = new Intents(random.split(), new Board(), InstantSource.system());
            var caller = new Caller(channel, new Board(), () -> false);
            for (int n = 0; n < PRODUCTS; n++) {
                var operation = new Operation(intents.next());
                operation.told(caller.ask(operation.move()));
                victim.asked(List.of(operation));
            }
            List<Violation> violations = victim.check(new Observer(channel));
            channel.shutdownNow();
            if (!violations.isEmpty()) {
                throw new IOException("a new agent is wrong already: " + violations);
            }
            return victim;
        }
    }

    private CycleReport cycle(int cycle, Victim victim, Duration delay) throws IOException, InterruptedException {
        var board = new Board();
        board.learn(victim.seen());
        List<Operation> asked;
        try (var agent = victim.start();
                var load = new Load(board, logs, cycle)) {
            load.begin(settings.writers(), random.split(), () -> victim.dial(agent));
            LockSupport.parkNanos(delay.toNanos());
            load.dying();
            agent.kill();
            asked = load.ended();
        }
        victim.asked(asked);
        List<Operation> open = asked.stream().filter(Operation::open).toList();
        try (var agent = victim.start()) {
            return afterwards(cycle, delay, victim, agent, asked, open);
        }
    }

    private CycleReport afterwards(
            int cycle, Duration delay, Victim victim, RunningAgent agent, List<Operation> asked, List<Operation> open) {
        ManagedChannel channel = victim.dial(agent);
        try {
            var observer = new Observer(channel);
            var violations = new ArrayList<>(victim.check(observer));
            var caller = new Caller(channel, new Board(), () -> false);
            open.forEach(operation -> operation.told(caller.ask(operation.move())));
            repeat(asked, caller);
            violations.addAll(victim.check(observer));
            open.stream()
                    .filter(Operation::open)
                    .forEach(operation -> violations.add(new Violation(
                            Violation.Kind.FAULT,
                            operation.move().kind() + " " + operation.move().id()
                                    + " was asked again of an agent that nobody killed and is unknown still")));
            int applied = (int) open.stream()
                    .filter(operation -> operation.acknowledged().stream().anyMatch(done -> done.getRepeated()))
                    .count();
            return CycleReport.of(
                    cycle,
                    delay,
                    agent.toServing(),
                    asked,
                    open.size(),
                    applied,
                    victim.seen().ledger().size(),
                    violations);
        } finally {
            channel.shutdownNow();
        }
    }

    /** Operations whose answer came are sent again too: the answer must outlive the kill. */
    private void repeat(List<Operation> asked, Caller caller) {
        asked.stream()
                .filter(operation -> operation.fate() == Operation.Fate.ONCE)
                .limit(REPEATED_MAX)
                .forEach(operation -> operation.told(caller.ask(operation.move())));
    }

    /**
     * From 20 to 800 ms, more of them late than early, for a new agent's first calls take their time; and late for certain
     * while fewer than half of the kills so far left anything unknown.
     */
    private Duration delay(TortureReport soFar) {
        double chance = Math.sqrt(random.nextDouble());
        boolean telling = 2 * soFar.telling() >= soFar.cycles().size();
        long least = TortureSettings.KILL_LEAST.toNanos();
        long span = TortureSettings.KILL_MOST.toNanos() - least;
        return Duration.ofNanos(least + (long) (span * (telling ? chance : 1 - (1 - chance) / 4)));
    }
}
