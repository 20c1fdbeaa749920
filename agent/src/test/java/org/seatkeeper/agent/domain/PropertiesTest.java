package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The invariants over random sequences of commands, and the proof that the runner finds what breaks them. More sequences
 * by {@code -Dseatkeeper.property.sequences}, others by {@code -Dseatkeeper.property.seed} (docs/testing.md).
 */
class PropertiesTest {
    private static final long SEED = Long.getLong("seatkeeper.property.seed", 20_030_424L);

    /** Not the one that is set: what a shrunk fault looks like must not hang on it. */
    private static final long PLANTED_SEED = 7;

    private static final int SEQUENCES = Integer.getInteger("seatkeeper.property.sequences", 2_000);

    /** Codes that no rule over one state says: two belong to the service, one to the store. */
    private static final Set<RefusalCode> ELSEWHERE = EnumSet.of(
            RefusalCode.NOT_ALLOWED,
            RefusalCode.READ_ONLY,
            RefusalCode.OPERATION_ID_REUSED,
            RefusalCode.LIMIT_REACHED,
            RefusalCode.BLOCKED,
            RefusalCode.UNKNOWN_CONNECTION,
            RefusalCode.UNKNOWN_BLOCK,
            RefusalCode.TOO_MANY_BLOCKS);

    /** What clients are needed for: AdmissionTest. */
    private static final Set<Class<?>> OF_USE = Set.of(
            Event.SettingsSet.class,
            Event.Evicted.class,
            Event.Blocked.class,
            Event.BlockLifted.class,
            Event.PeakReset.class);

    @Test
    void everyInvariantHoldsOverEverySequence() {
        var codes = EnumSet.noneOf(RefusalCode.class);
        var events = new HashSet<Class<?>>();
        var ends = EnumSet.noneOf(ModeChange.State.class);
        var runner = new PropertyRunner(Rules.REAL, step -> {
            switch (step.decision()) {
                case Decision.Refused(Refusal why) -> codes.add(why.code());
                case Decision.Accepted yes -> yes.events().forEach(event -> events.add(event.getClass()));
                case Decision.Stale stale -> events.add(stale.getClass());
            }
            step.after().changes().values().forEach(changes -> changes.forEach(change -> ends.add(change.state())));
        });
        Optional<PropertyRunner.Fault> fault = runner.run(SEED, SEQUENCES);
        assertEquals(Optional.empty(), fault, () -> fault.toString());
        if (SEQUENCES >= 1_000) {
            // A run that never got there would prove nothing about it.
            assertEquals(EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)), codes);
            assertEquals(EnumSet.allOf(ModeChange.State.class), ends);
            assertEquals(
                    Stream.concat(Stream.of(Event.class.getPermittedSubclasses()), Stream.of(Decision.Stale.class))
                            .filter(event -> !OF_USE.contains(event))
                            .collect(Collectors.toSet()),
                    events);
        }
    }

    /** A way to be wrong, and the most commands its shortest sequence needs. */
    enum Planted implements Rules {
        MODE_BACK(3, "I") {
            @Override
            public LicensingState apply(LicensingState state, List<Event> events) {
                state.apply(events);
                boolean bought = events.stream().anyMatch(Event.EntryBooked.class::isInstance);
                return bought ? edited(state, Planted::perServerAgain) : state;
            }
        },
        LOST_ENTRY(3, "I3") {
            @Override
            public LicensingState apply(LicensingState state, List<Event> events) {
                state.apply(events.stream()
                        .filter(event -> !(event instanceof Event.EntryBooked(LedgerEntry entry)
                                && entry.reason() == EntryReason.CONVERSION_IN))
                        .toList());
                return state;
            }
        },
        DOUBLED_MOVE(3, "I3") {
            @Override
            public LicensingState apply(LicensingState state, List<Event> events) {
                for (Event event : events) {
                    state.apply(List.of(event));
                    if (event instanceof Event.EntryBooked(LedgerEntry entry)
                            && entry.reason() == EntryReason.CONVERSION_IN) {
                        state.apply(List.of(event));
                    }
                }
                return state;
            }
        },
        DECIDING_CHANGES(1, "deciding changes nothing") {
            @Override
            public Decision decide(LicensingState state, Policy policy, Command command) {
                Decision decision = Licensing.decide(state, policy, command);
                if (decision instanceof Decision.Accepted yes && command instanceof Command.DeclareProduct) {
                    state.apply(yes.events());
                }
                return decision;
            }
        },
        REVISION_FORGOTTEN(2, "I8") {
            @Override
            public LicensingState apply(LicensingState state, List<Event> events) {
                state.apply(events.stream()
                        .filter(event -> !(event instanceof Event.InstanceMoved))
                        .toList());
                return state;
            }
        },
        STALE_ACCEPTED(2, "I8") {
            @Override
            public Decision decide(LicensingState state, Policy policy, Command command) {
                Decision decision = Licensing.decide(state, policy, command);
                return decision instanceof Decision.Stale && command instanceof Command.AddLicenses add
                        ? Licensing.decide(state, policy, Shrinking.heedless(add))
                        : decision;
            }
        },
        PLAN_DIFFERS(2, "P10") {
            @Override
            public Decision decide(LicensingState state, Policy policy, Command command) {
                return Licensing.decide(
                        state,
                        command instanceof Command.ChangeMode
                                ? new Policy(policy.coolingOff(), policy.scheduleAhead(), 1, 1)
                                : policy,
                        command);
            }
        };

        private final int commandsMost;
        private final String words;

        Planted(int commandsMost, String words) {
            this.commandsMost = commandsMost;
            this.words = words;
        }

        private static LicensingState edited(LicensingState state, UnaryOperator<Instance> edit) {
            return LicensingState.of(
                    state.instances().values().stream().map(edit).toList(),
                    state.ledger(),
                    Snapshot.of(state).changes().values().stream()
                            .flatMap(List::stream)
                            .toList());
        }

        private static Instance perServerAgain(Instance was) {
            return new Instance(
                    was.product(),
                    LicensingMode.PER_SERVER,
                    was.enforcement(),
                    was.revision(),
                    was.gone(),
                    was.perServer(),
                    was.poolUser(),
                    was.poolDevice(),
                    was.unclaimed(),
                    was.modeChange(),
                    was.entries(),
                    was.settings(),
                    was.use());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedFaultIsFoundAndShrunk(Planted planted) {
        PropertyRunner.Fault fault =
                new PropertyRunner(planted, _ -> {}).run(PLANTED_SEED, 2_000).orElseThrow();
        assertTrue(fault.what().contains(planted.words), fault.toString());
        assertTrue(fault.commands().size() <= planted.commandsMost, fault.toString());
        assertTrue(fault.toString().contains("-Dseatkeeper.property.seed=" + fault.seed()), fault.toString());
        // The line that is printed finds the same again.
        assertEquals(
                Optional.of(fault.toString()),
                new PropertyRunner(planted, _ -> {}).run(fault.seed(), 1).map(Object::toString));
    }
}
