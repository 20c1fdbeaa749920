package org.seatkeeper.agent.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs seeded random sequences of commands and checks every step. The first fault ends the run; its sequence is shrunk,
 * command by command, to one where each is needed, and is told with the line that runs it again.
 */
final class PropertyRunner {
    /** Commands of one sequence. */
    static final int LENGTH = 60;

    /** One command and what came of it. */
    record Step(Policy policy, Snapshot before, Command command, Decision decision, Snapshot after) {}

    /** A sequence that breaks an invariant, as short as it gets. */
    record Fault(long seed, String what, Start start, List<Command> commands) {
        @Override
        public String toString() {
            var text = new StringBuilder(what).append(System.lineSeparator());
            text.append("replay: mvn test -pl agent -am -Dsurefire.failIfNoSpecifiedTests=false -Dtest=PropertiesTest");
            text.append(" -Dseatkeeper.property.seed=%d -Dseatkeeper.property.sequences=1%n".formatted(seed));
            text.append(start).append(System.lineSeparator());
            commands.forEach(command -> text.append("  ").append(command).append(System.lineSeparator()));
            return text.toString();
        }
    }

    private final Rules rules;
    private final Consumer<Step> witness;

    /** @param witness sees every step that broke nothing */
    PropertyRunner(Rules rules, Consumer<Step> witness) {
        this.rules = rules;
        this.witness = witness;
    }

    /** The first fault of that many sequences, whose seeds follow each other. */
    Optional<Fault> run(long firstSeed, int sequences) {
        for (long seed = firstSeed; seed < firstSeed + sequences; seed++) {
            Optional<Fault> fault = sequence(seed);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> sequence(long seed) {
        var commands = new Commands(new Random(seed));
        Start start = commands.start();
        var run = new Run(start);
        var asked = new ArrayList<Command>();
        Optional<String> what = Optional.empty();
        for (int i = 0; i < LENGTH && what.isEmpty(); i++) {
            asked.add(commands.next(run.state));
            what = run.step(asked.getLast());
        }
        return what.or(run::finish).map(_ -> shrink(seed, start, asked));
    }

    /** Simplifies the sequence as long as a fault remains. */
    private Fault shrink(long seed, Start start, List<Command> failing) {
        List<Command> shortest = failing;
        Optional<List<Command>> simpler = Optional.of(failing);
        while (simpler.isPresent()) {
            shortest = simpler.get();
            simpler = Shrinking.candidates(shortest)
                    .filter(candidate -> replay(start, candidate).isPresent())
                    .findFirst();
        }
        return new Fault(seed, replay(start, shortest).orElseThrow(), start, shortest);
    }

    private Optional<String> replay(Start start, List<Command> commands) {
        var run = new Run(start);
        for (Command command : commands) {
            Optional<String> what = run.step(command);
            if (what.isPresent()) {
                return what;
            }
        }
        return run.finish();
    }

    /** One sequence on its way. */
    private final class Run {
        private final Start start;
        private final List<Event> history = new ArrayList<>();
        private LicensingState state;

        Run(Start start) {
            this.start = start;
            this.state = start.state();
        }

        /** What broke, if something did. Whatever is thrown on the way counts: deciding and applying are total. */
        Optional<String> step(Command command) {
            try {
                Snapshot before = Snapshot.of(state);
                Invariants.plan(state, start.policy(), command, rules);
                Decision decision = rules.decide(state, start.policy(), command);
                Invariants.pure(before, state, decision, rules.decide(state, start.policy(), command));
                if (decision instanceof Decision.Accepted yes) {
                    history.addAll(yes.events());
                    state = rules.apply(state, yes.events());
                }
                var step = new Step(start.policy(), before, command, decision, Snapshot.of(state));
                Invariants.check(step);
                witness.accept(step);
                return Optional.empty();
            } catch (RuntimeException | AssertionError broken) {
                return Optional.of(broken.toString());
            }
        }

        /** What differs when everything is replayed from scratch, or read back from a store. */
        Optional<String> finish() {
            try {
                LicensingState again = rules.apply(start.state(), Collections.unmodifiableList(history));
                Invariants.same("replayed from scratch", state, again);
                Invariants.same("read back", state, Snapshot.of(state).rebuilt());
                return Optional.empty();
            } catch (RuntimeException | AssertionError broken) {
                return Optional.of(broken.toString());
            }
        }
    }
}
