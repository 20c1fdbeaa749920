package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The invariants of spec/model.md section 2 over one step, by their numbers. */
final class Invariants {
    private record Where(ProductId product, Scope scope) {}

    private Invariants() {}

    static void check(PropertyRunner.Step step) {
        modeNeverBack(step);
        ledgerOnlyGrows(step);
        balancesAreTheLedger(step.after());
        seatsAndServersNeverMix(step);
        revisionOnceForEachAct(step);
        nothingMadeNothingLost(step);
        changesEndOnce(step);
    }

    /** Deciding is a question: asked twice it gives the same answer, and nothing has changed. */
    static void pure(Snapshot before, LicensingState state, Decision first, Decision second) {
        assertEquals(before, Snapshot.of(state), "deciding changes nothing");
        assertEquals(first, second, "the same question, the same answer");
    }

    /** P10: the plan's verdict is the decision's, and its figures are what the commit leaves. */
    static void plan(LicensingState state, Policy policy, Command command, Rules rules) {
        if (!(command instanceof Command.ChangeMode change)) {
            return;
        }
        Optional<Instance> found = state.instance(change.product());
        if (found.isEmpty()) {
            return;
        }
        Plan plan = Plan.of(state, policy, found.get(), change);
        switch (rules.decide(state, policy, change)) {
            case Decision.Refused(Refusal why) -> assertEquals(Optional.of(why), plan.refusal(), "P10 verdict");
            case Decision.Stale _ -> assertEquals(Optional.empty(), plan.refusal(), "P10 verdict");
            case Decision.Accepted yes -> {
                assertEquals(Optional.empty(), plan.refusal(), "P10 verdict");
                LicensingState then = Snapshot.of(state).rebuilt();
                then.apply(yes.events());
                figures(
                        plan,
                        change,
                        found.get(),
                        then.instance(change.product()).orElseThrow());
            }
        }
    }

    private static void figures(Plan plan, Command.ChangeMode command, Instance before, Instance after) {
        ModeChange change = after.modeChange().orElseThrow();
        assertEquals(change.effectiveAt(), plan.effectiveAt(), "P10 time");
        assertEquals(change.open(), plan.scheduled(), "P10 scheduled");
        if (change.open()) {
            return;
        }
        var scope = command.licenses() == Disposition.MOVE
                ? new Scope.Pool(command.kind())
                : new Scope.Unclaimed(change.id());
        row(plan, "Licensing mode", before.mode().words(), after.mode().words());
        row(plan, "Licenses of this server", number(before.perServer()), number(after.perServer()));
        row(
                plan,
                command.licenses() == Disposition.MOVE
                        ? "Licenses in the pool of " + command.kind().words()
                        : "Unclaimed licenses",
                number(before.balance(scope)),
                number(after.balance(scope)));
    }

    private static void row(Plan plan, String what, String before, String after) {
        Plan.Row row = plan.rows().stream()
                .filter(candidate -> candidate.what().equals(what))
                .findFirst()
                .orElseThrow();
        assertEquals(before + " -> " + after, row.before() + " -> " + row.after(), "P10 " + what);
    }

    private static String number(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    /** Two states that answer every question alike. */
    static void same(String how, LicensingState one, LicensingState other) {
        assertEquals(Snapshot.of(one), Snapshot.of(other), how);
        assertEquals(one.entries(), other.entries(), how);
        for (LedgerEntry entry : one.ledger()) {
            assertEquals(one.entry(entry.id()), other.entry(entry.id()), how);
            assertEquals(one.reversed(entry.id()), other.reversed(entry.id()), how);
            for (TransferSide side : TransferSide.values()) {
                UUID transfer = entry.pair().orElse(entry.id());
                assertEquals(one.transferred(transfer, side), other.transferred(transfer, side), how);
            }
        }
    }

    private static void modeNeverBack(PropertyRunner.Step step) {
        step.before().instances().forEach((id, was) -> {
            Instance is = step.after().instances().get(id);
            boolean kept = was.mode() == LicensingMode.PER_DEVICE_OR_USER;
            assertTrue(is != null ? !kept || is.mode() == was.mode() : !kept, "I2: the mode of " + id + " went back");
            if (is != null) {
                boolean made = events(step).stream().anyMatch(Event.ModeChanged.class::isInstance);
                assertEquals(is.mode() != was.mode(), made && id.equals(product(step)), "I1: one mode, one change");
            }
        });
    }

    private static void ledgerOnlyGrows(PropertyRunner.Step step) {
        List<LedgerEntry> before = step.before().ledger();
        List<LedgerEntry> after = step.after().ledger();
        assertTrue(after.size() >= before.size(), "I3: the ledger shrank");
        assertEquals(before, after.subList(0, before.size()), "I3: an entry was edited");
        assertEquals(Event.entries(events(step)), after.subList(before.size(), after.size()), "I3: an entry was lost");
        assertTrue(after.size() <= step.policy().entriesMax(), "the ledger has a bound");
        var ids = new HashSet<UUID>();
        var reversed = new HashSet<UUID>();
        for (int i = 0; i < after.size(); i++) {
            LedgerEntry entry = after.get(i);
            assertEquals(i + 1, entry.position(), "I3: positions have no gaps");
            assertTrue(ids.add(entry.id()), "I3: an id came twice");
            if (entry.reason() == EntryReason.REVERSAL) {
                assertTrue(reversed.add(entry.pair().orElseThrow()), "I3: an entry was reversed twice");
            }
        }
    }

    private static void balancesAreTheLedger(Snapshot after) {
        var sums = new HashMap<Where, Long>();
        for (LedgerEntry entry : after.ledger()) {
            long balance = sums.merge(new Where(entry.product(), entry.scope()), (long) entry.delta(), Long::sum);
            assertTrue(balance >= 0, "I4: a prefix sum is negative");
            assertEquals(balance, entry.balance(), "I4: the balance an entry tells");
            assertTrue(Math.abs((long) entry.delta()) <= LedgerEntry.QUANTITY_MAX, "I5");
        }
        after.instances().forEach((id, instance) -> {
            Map<Scope, Long> held = new HashMap<>();
            sums.forEach((where, sum) -> {
                if (where.product().equals(id) && sum != 0) {
                    held.put(where.scope(), sum);
                }
            });
            assertEquals(held, balances(instance), "I4: the balances of " + id + " are the sums of its entries");
            long entries = after.ledger().stream()
                    .filter(entry -> entry.product().equals(id))
                    .count();
            assertEquals(entries, instance.entries(), "the number of entries of " + id);
            boolean startedHere = after.ledger().stream()
                    .filter(entry -> entry.product().equals(id))
                    .findFirst()
                    .filter(entry -> entry.scope() instanceof Scope.PerServer)
                    .isPresent();
            assertEquals(
                    startedHere,
                    instance.enforcement() == Enforcement.ENFORCE,
                    "the first entry enforces, where it is of licenses of this server");
        });
    }

    private static Map<Scope, Long> balances(Instance instance) {
        var held = new HashMap<Scope, Long>();
        var scopes = new HashSet<Scope>(Set.of(Samples.HERE, Samples.USERS, Samples.DEVICES));
        instance.unclaimed().keySet().forEach(conversion -> scopes.add(new Scope.Unclaimed(conversion)));
        scopes.forEach(scope -> {
            if (instance.balance(scope) != 0) {
                held.put(scope, instance.balance(scope));
            }
        });
        return held;
    }

    private static void seatsAndServersNeverMix(PropertyRunner.Step step) {
        step.after().instances().values().forEach(instance -> {
            if (instance.mode() == LicensingMode.PER_DEVICE_OR_USER) {
                assertEquals(0, instance.perServer(), "I7: Per Server licenses of a Per Device or Per User product");
            } else {
                assertEquals(Map.of(), instance.unclaimed(), "I7: unclaimed licenses of a Per Server product");
            }
        });
    }

    private static void revisionOnceForEachAct(PropertyRunner.Step step) {
        boolean ended = events(step).stream().anyMatch(Event.ChangeEnded.class::isInstance);
        long moves = switch (step.command()) {
            case Command.DeclareProduct _, Command.WithdrawProduct _ -> ended ? 1 : 0;
            case Command.SettleChange _, Command.SetSettings _ -> events(step).isEmpty() ? 0 : 1;
            case Command.Evict _, Command.LiftBlock _, Command.ResetPeak _ -> 0;
            case Command.AddLicenses _,
                    Command.RemoveLicenses _,
                    Command.TransferLicenses _,
                    Command.ReverseEntry _,
                    Command.ClaimLicenses _,
                    Command.WaiveLicenses _,
                    Command.ChangeMode _,
                    Command.CancelChange _ -> step.decision() instanceof Decision.Accepted ? 1 : 0;
        };
        var ids = new TreeSet<>(step.before().instances().keySet());
        ids.addAll(step.after().instances().keySet());
        for (ProductId id : ids) {
            Instance was = step.before().instances().get(id);
            Instance is = step.after().instances().get(id);
            if (!id.equals(product(step))) {
                assertEquals(was, is, "an act on another product changed " + id);
            } else if (was != null && is != null) {
                assertEquals(was.revision() + moves, is.revision(), "I8: the revision after " + step.command());
                if (moves > 0 && !(step.command() instanceof Command.DeclareProduct) && isGuarded(step.command())) {
                    long expected = step.command().act().expectedRevision();
                    assertTrue(expected == 0 || expected == was.revision(), "I8: a stale act was accepted");
                }
            }
        }
    }

    /** Whether the command holds to the revision its asker saw: all that people send. */
    private static boolean isGuarded(Command command) {
        return !(command instanceof Command.SettleChange || command instanceof Command.WithdrawProduct);
    }

    private static void nothingMadeNothingLost(PropertyRunner.Step step) {
        if (!(step.decision() instanceof Decision.Accepted yes)) {
            assertEquals(step.before(), step.after(), "a no changes nothing");
            return;
        }
        long bought = switch (step.command()) {
            case Command.AddLicenses c -> c.quantity();
            case Command.RemoveLicenses c -> -c.quantity();
            case Command.TransferLicenses c ->
                switch (c.side()) {
                    case OUT -> -c.quantity();
                    case IN -> c.quantity();
                };
            case Command.ReverseEntry c ->
                -step.before().ledger().stream()
                        .filter(entry -> entry.id().equals(c.entry()))
                        .mapToLong(LedgerEntry::delta)
                        .sum();
            case Command.WaiveLicenses c -> -held(step.before(), c.product(), new Scope.Unclaimed(c.conversion()));
            case Command.ClaimLicenses _,
                    Command.ChangeMode _,
                    Command.CancelChange _,
                    Command.SettleChange _,
                    Command.SetSettings _,
                    Command.Evict _,
                    Command.LiftBlock _,
                    Command.ResetPeak _,
                    Command.DeclareProduct _,
                    Command.WithdrawProduct _ -> 0;
        };
        assertEquals(
                step.before().total(yes.product()) + bought,
                step.after().total(yes.product()),
                "I11: the sum over the three scopes after " + step.command());
    }

    private static long held(Snapshot snapshot, ProductId product, Scope scope) {
        Instance instance = snapshot.instances().get(product);
        return instance == null ? 0 : instance.balance(scope);
    }

    private static void changesEndOnce(PropertyRunner.Step step) {
        step.after().changes().forEach((id, after) -> {
            List<ModeChange> before = step.before().changes().getOrDefault(id, List.of());
            assertTrue(after.size() >= before.size(), "a change of mode was forgotten");
            for (int i = 0; i < before.size(); i++) {
                assertEquals(before.get(i).id(), after.get(i).id(), "changes of mode are told oldest first");
                if (!before.get(i).open()) {
                    assertEquals(before.get(i), after.get(i), "a change of mode ended twice");
                }
            }
            assertTrue(after.stream().filter(ModeChange::open).count() <= 1, "one open change at a time");
            assertEquals(
                    after.isEmpty() ? Optional.empty() : Optional.of(after.getLast()),
                    Optional.ofNullable(step.after().instances().get(id)).flatMap(Instance::modeChange),
                    "the product shows its last change");
        });
    }

    private static List<Event> events(PropertyRunner.Step step) {
        return step.decision() instanceof Decision.Accepted yes ? yes.events() : List.of();
    }

    private static ProductId product(PropertyRunner.Step step) {
        return switch (step.decision()) {
            case Decision.Accepted yes -> yes.product();
            case Decision.Stale stale -> stale.product();
            case Decision.Refused _ -> new ProductId("none");
        };
    }
}
