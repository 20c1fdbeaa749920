package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Command;
import org.seatkeeper.agent.domain.Insistence;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.ModeChange;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.RefusalCode;
import org.seatkeeper.agent.domain.Scope;
import org.seatkeeper.agent.storage.AuditChain;
import org.seatkeeper.agent.storage.AuditVerifier;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.FaultyStore.Fault;
import org.seatkeeper.agent.storage.FaultyStore.Lasting;
import org.seatkeeper.agent.storage.Kept;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;

/** Every write of a day's work fails once, in every way; whoever asks again until it is done gets exactly one effect. */
class FaultSweepTest {
    private static final int LONGER_THAN_ANY_RUN = 200;

    private record Step(String method, Function<Act, Command> command, boolean scheduled) {
        Step(String method, Function<Act, Command> command) {
            this(method, command, false);
        }
    }

    private enum Answered {
        DONE,
        REPEATED,
        NOT_DONE,
        UNKNOWN
    }

    private final List<Step> work = List.of(
            new Step("Declare", act -> new Command.DeclareProduct(act, Bench.product(Bench.SQL))),
            new Step("Declare", act -> new Command.DeclareProduct(act, Bench.product(new ProductId("mail")))),
            new Step("AddLicenses", act -> Bench.adding(act, 40)),
            new Step(
                    "RemoveLicenses",
                    act -> new Command.RemoveLicenses(act, Bench.SQL, new Scope.PerServer(), 5, "", Insistence.HEED)),
            new Step("ChangeMode", act -> changing(act, Optional.of(Bench.START.plusSeconds(7200))), true),
            new Step("CancelModeChange", act -> new Command.CancelChange(act, Bench.SQL)),
            new Step("AddLicenses", act -> Bench.adding(act, 7)),
            new Step("ChangeMode", act -> changing(act, Optional.empty())),
            new Step("WithdrawProduct", act -> new Command.WithdrawProduct(act, new ProductId("mail"), "products.d")));

    @ParameterizedTest
    @EnumSource(Fault.class)
    void eachWriteFailsOnceAndEverythingHappensExactlyOnce(Fault fault) throws StoreFault {
        Kept undisturbed = new Day(0, fault).run();
        int failures = 0;
        for (int k = 1; k < LONGER_THAN_ANY_RUN; k++) {
            var day = new Day(k, fault);
            assertSame(undisturbed, day.run(), fault + " of write " + k);
            if (!day.failed()) {
                assertTrue(failures >= work.size(), "each act was hit: " + failures);
                return;
            }
            failures++;
        }
        fail("a run has fewer writes than " + LONGER_THAN_ANY_RUN);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aChangeThatComesDueIsMadeWholeOrLapsesWhateverFails(Fault fault) throws StoreFault {
        var ends = new HashSet<ModeChange.State>();
        for (int k = 1; k <= 6; k++) {
            var store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
            var bench = new Bench(store);
            bench.declare(Bench.SQL);
            Bench.now(bench.add(40, new UUID(5, 5)));
            Bench.now(bench.change(2, new UUID(6, 1), Optional.of(Bench.START.plusSeconds(900))));
            store.fail(k, fault, Lasting.ONCE);
            for (int n = 0; n < 30 && bench.fatal.isEmpty(); n++) {
                try {
                    bench.passAtRest(Duration.ofMinutes(1));
                } catch (CompletionException stopped) {
                    assertInstanceOf(Trouble.class, stopped.getCause());
                }
            }
            bench.close();
            store.heal();
            try (var again = new Bench(store, bench.clocks.wall())) {
                again.passAtRest(Duration.ofMinutes(15));
                again.settle();
                ModeChange change = again.sql().modeChange().orElseThrow();
                boolean made = again.sql().mode() == LicensingMode.PER_DEVICE_OR_USER;
                assertEquals(made ? ModeChange.State.COMMITTED : ModeChange.State.LAPSED, change.state());
                assertEquals(made ? 0 : 40, again.sql().perServer());
                assertEquals(made ? 40 : 0, again.sql().poolUser());
                ends.add(change.state());
            }
        }
        assertTrue(ends.contains(ModeChange.State.COMMITTED));
    }

    private static Command changing(Act act, Optional<java.time.Instant> at) {
        String hash = Bench.product(Bench.SQL).agreement().orElseThrow().hash();
        return new Command.ChangeMode(
                act,
                Bench.SQL,
                LicensingMode.PER_DEVICE_OR_USER,
                hash,
                "en",
                org.seatkeeper.agent.domain.Disposition.MOVE,
                org.seatkeeper.agent.domain.SeatKind.USER,
                at);
    }

    private static void assertSame(Kept undisturbed, Kept disturbed, String when) throws StoreFault {
        assertEquals(instances(undisturbed), instances(disturbed), when);
        assertEquals(ledger(undisturbed), ledger(disturbed), when);
        assertEquals(
                undisturbed.head().orElseThrow().sequence(),
                disturbed.head().orElseThrow().sequence(),
                when);
    }

    private static List<String> instances(Kept kept) {
        return kept.instances().stream()
                .map(i -> i.product().id() + " " + i.mode() + " " + i.revision() + " " + i.perServer() + " "
                        + i.poolUser() + " " + i.gone() + " "
                        + i.modeChange().map(ModeChange::state))
                .toList();
    }

    private static List<String> ledger(Kept kept) {
        return kept.ledger().stream()
                .map(e -> e.position() + " " + e.product() + " " + e.reason() + " " + e.delta() + " " + e.balance())
                .toList();
    }

    /** One run of the work, with the k-th write failing; 0 for none. */
    private final class Day {
        private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
        private final Fault fault;
        private final int k;
        private Bench bench;
        private final Set<Answered> seen = new HashSet<>();
        private boolean stampFailed;

        Day(int k, Fault fault) throws StoreFault {
            this.k = k;
            this.fault = fault;
            this.bench = new Bench(store);
            if (k > 0) {
                store.fail(k, fault, Lasting.ONCE);
            }
        }

        boolean failed() {
            return seen.contains(Answered.NOT_DONE) || seen.contains(Answered.UNKNOWN) || stampFailed;
        }

        Kept run() throws StoreFault {
            for (int n = 0; n < work.size(); n++) {
                untilDone(work.get(n), new UUID(3, n));
                if (work.get(n).scheduled()) {
                    tenMinutesPass();
                }
            }
            bench.close();
            stampFailed |= !bench.fatal.isEmpty() || store.writes() == k;
            var verifier = new AuditVerifier(
                    new AuditChain(Bench.FOUNDING.agentId(), Bench.FOUNDING.epoch()), Optional.empty());
            store.eachAudit(1, verifier::accept);
            assertTrue(verifier.verdict().intact());
            return store.load();
        }

        private void untilDone(Step step, UUID operation) throws StoreFault {
            Kept before = store.load();
            Answered first = ask(step, operation);
            Kept after = store.load();
            switch (first) {
                case DONE -> assertTrue(more(before, after));
                case REPEATED -> fail("nothing is repeated that was not asked for before");
                case NOT_DONE -> {
                    assertEquals(instances(before), instances(after));
                    assertEquals(before.head(), after.head());
                    bench.passAtRest(Duration.ofSeconds(1));
                    assertEquals(Answered.DONE, ask(step, operation));
                }
                case UNKNOWN -> {
                    bench.close();
                    bench = new Bench(store, bench.clocks.wall());
                    Answered again = ask(step, operation);
                    boolean kept = fault == Fault.IN_DOUBT_AFTER && more(before, after);
                    assertEquals(kept ? Answered.REPEATED : Answered.DONE, again);
                }
            }
            assertEquals(Answered.REPEATED, ask(step, operation));
        }

        private static boolean more(Kept before, Kept after) {
            return after.head().map(r -> r.sequence()).orElse(0L)
                    == before.head().map(r -> r.sequence()).orElse(0L) + 1;
        }

        private void tenMinutesPass() throws StoreFault {
            try {
                bench.passAtRest(DueChanges.STAMP_EVERY);
                stampFailed |= !bench.keeper.figures().readOnlyCause().isEmpty();
                bench.passAtRest(Duration.ofSeconds(1));
            } catch (CompletionException stopped) {
                stampFailed = true;
                bench.close();
                bench = new Bench(store, bench.clocks.wall());
            }
        }

        private Answered ask(Step step, UUID operation) {
            long expected = step.method().equals("ChangeMode") ? bench.sql().revision() : 0;
            Answered answered;
            try {
                answered = switch (Bench.now(bench.act(
                        step.method(),
                        Optional.of(Bench.operation(operation, step.method())),
                        expected,
                        step.command()))) {
                    case Verdict.Done _ -> Answered.DONE;
                    case Verdict.Repeated _ -> Answered.REPEATED;
                    case Verdict.Refused(var why) -> {
                        assertEquals(RefusalCode.READ_ONLY, why.code());
                        yield Answered.NOT_DONE;
                    }
                    case Verdict.Stale stale -> throw new AssertionError(stale);
                };
            } catch (CompletionException trouble) {
                assertInstanceOf(Trouble.class, trouble.getCause());
                answered = Answered.UNKNOWN;
            }
            seen.add(answered);
            return answered;
        }
    }
}
