package org.seatkeeper.agent.domain;

import java.util.Optional;

/** Purchases, removals and their corrections (spec/model.md sections 2 and 6). */
final class LedgerRules {
    private LedgerRules() {}

    static Decision add(LicensingView state, Policy policy, Instance instance, Command.AddLicenses c) {
        Optional<Decision> no = Licensing.stale(instance, c.act())
                .or(() -> full(state, policy))
                .or(() -> instance.gone() ? Optional.of(Refusals.gone(instance.product())) : Optional.empty())
                .or(() -> wrongScope(instance, c.scope()))
                .or(() -> unclaimedFirst(instance, c))
                .or(() -> above(instance, c.scope(), c.quantity()));
        return no.orElseGet(() -> {
            var note = new Booking.Note(c.comment(), c.orderRef(), c.unitPrice(), Optional.empty(), Optional.empty());
            var booking = new Booking(state, instance, c.act());
            booking.entry(c.scope(), c.quantity(), EntryReason.PURCHASE, note);
            return Licensing.act(instance, c.act(), booking.events(), "");
        });
    }

    static Decision remove(LicensingView state, Policy policy, Instance instance, Command.RemoveLicenses c) {
        Optional<Decision> no = Licensing.stale(instance, c.act())
                .or(() -> full(state, policy))
                .or(() -> wrongScope(instance, c.scope()))
                .or(() -> below(instance, c.scope(), c.quantity()))
                .or(() -> insisted(instance, c));
        return no.orElseGet(() -> {
            var booking = new Booking(state, instance, c.act());
            booking.entry(c.scope(), -c.quantity(), EntryReason.REMOVAL, Booking.Note.of(c.comment()));
            return Licensing.act(instance, c.act(), booking.events(), warning(instance, c.scope(), c.quantity()));
        });
    }

    static Decision reverse(LicensingView state, Policy policy, Command.ReverseEntry c) {
        Optional<LedgerEntry> found = state.entry(c.entry());
        if (found.isEmpty()) {
            return Refusals.unknownEntry(c.entry());
        }
        LedgerEntry entry = found.get();
        Optional<Instance> holder = state.instance(entry.product());
        if (holder.isEmpty()) {
            return Refusals.unknownProduct(entry.product());
        }
        Instance instance = holder.get();
        Optional<Decision> no = Licensing.stale(instance, c.act())
                .or(() -> full(state, policy))
                .or(() -> entry.reason().reversible() ? Optional.empty() : Optional.of(Refusals.notReversible(entry)))
                .or(() -> state.reversed(entry.id())
                        ? Optional.of(Refusals.alreadyReversed(entry.id()))
                        : Optional.empty())
                .or(() -> wrongScope(instance, entry.scope()))
                .or(() -> entry.delta() > 0
                        ? takesBack(instance, entry)
                        : above(instance, entry.scope(), -entry.delta()));
        return no.orElseGet(() -> {
            var booking = new Booking(state, instance, c.act());
            booking.entry(
                    entry.scope(), -entry.delta(), EntryReason.REVERSAL, Booking.Note.paired(c.comment(), entry.id()));
            return Licensing.act(instance, c.act(), booking.events(), warning(instance, entry.scope(), entry.delta()));
        });
    }

    static Optional<Decision> full(LicensingView state, Policy policy) {
        // Two entries are the most one act writes.
        return state.entries() + 2 > policy.entriesMax()
                ? Optional.of(Refusals.ledgerFull(policy.entriesMax()))
                : Optional.empty();
    }

    /** Seats entitle no Per Server product, Per Server licenses no seat (spec/model.md I7). */
    static Optional<Decision> wrongScope(Instance instance, Scope scope) {
        String title = instance.product().title();
        return switch (scope) {
            case Scope.PerServer _ ->
                instance.mode() == LicensingMode.PER_SERVER
                        ? Optional.empty()
                        : Optional.of(Refusals.wrongScope(
                                title + " is Per Device or Per User on this server; it holds no Per Server licenses.",
                                "Use the pool of users or devices."));
            case Scope.Pool _ -> Optional.empty();
            case Scope.Unclaimed _ ->
                Optional.of(Refusals.wrongScope(
                        "Unclaimed licenses of " + title + " are neither bought nor removed.",
                        "Claim them for the pool, or waive them with a reason."));
        };
    }

    static Optional<Decision> above(Instance instance, Scope scope, int quantity) {
        long held = instance.balance(scope);
        long most = scope instanceof Scope.PerServer ? LedgerEntry.QUANTITY_MAX : Long.MAX_VALUE;
        return held > most - quantity
                ? Optional.of(Refusals.aboveMaximum(instance.product(), held, most))
                : Optional.empty();
    }

    static Optional<Decision> below(Instance instance, Scope scope, int quantity) {
        long held = instance.balance(scope);
        return quantity > held ? Optional.of(Refusals.belowZero(instance.product(), held, quantity)) : Optional.empty();
    }

    private static Optional<Decision> unclaimedFirst(Instance instance, Command.AddLicenses c) {
        int unclaimed = instance.unclaimed().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return c.scope() instanceof Scope.Pool && unclaimed > 0 && c.despiteUnclaimed() == Insistence.HEED
                ? Optional.of(Refusals.unclaimedLicenses(instance.product(), unclaimed))
                : Optional.empty();
    }

    /** A reversal cannot be insisted on, so that it is no way around the reason that a removal needs. */
    private static Optional<Decision> takesBack(Instance instance, LedgerEntry purchase) {
        return below(instance, purchase.scope(), purchase.delta())
                .or(() -> belowUse(
                        instance,
                        purchase.scope(),
                        purchase.delta(),
                        "Remove the licenses instead: a removal can be insisted on with a reason."));
    }

    private static Optional<Decision> insisted(Instance instance, Command.RemoveLicenses c) {
        Optional<Decision> no = belowUse(
                instance,
                c.scope(),
                c.quantity(),
                "Remove fewer, or insist with a reason: nobody is cut off, and new clients wait until use falls.");
        if (no.isEmpty() || c.belowUse() == Insistence.HEED) {
            return no;
        }
        return c.act().reason().isBlank()
                ? Optional.of(Refusals.reasonNeeded("Removing licenses below what is in use"))
                : Optional.empty();
    }

    /** Where fewer Per Server licenses would be left than connections are open (spec/model.md section 6). */
    static Optional<Decision> belowUse(Instance instance, Scope scope, int quantity, String remedy) {
        int left = instance.perServer() - quantity;
        return scope instanceof Scope.PerServer && left < instance.inUse()
                ? Optional.of(Refusals.belowUse(instance.product(), left, instance.inUse(), remedy))
                : Optional.empty();
    }

    /** What taking away that many does to the status, in words; empty where nothing. */
    static String warning(Instance instance, Scope scope, int quantity) {
        int left = instance.perServer() - quantity;
        return scope instanceof Scope.PerServer && quantity > 0 && left < instance.peak()
                ? "The status is now Over: at most " + instance.peak() + " connections were open at once, and " + left
                        + " licenses are left. Start a new measuring period if that peak no longer counts."
                : "";
    }
}
