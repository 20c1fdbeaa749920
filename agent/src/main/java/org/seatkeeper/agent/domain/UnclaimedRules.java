package org.seatkeeper.agent.domain;

import java.util.Optional;
import java.util.UUID;

/** What a change of mode left behind: claimed for the pool, or written off (spec/model.md section 5). */
final class UnclaimedRules {
    private UnclaimedRules() {}

    static Decision claim(LicensingView state, Policy policy, Instance instance, Command.ClaimLicenses c) {
        var to = new Scope.Pool(c.kind());
        int quantity = unclaimed(instance, c.conversion());
        Optional<Decision> no = Licensing.stale(instance, c.act())
                .or(() -> LedgerRules.full(state, policy))
                .or(() -> nothing(instance, c.conversion()))
                .or(() -> LedgerRules.above(instance, to, quantity));
        return no.orElseGet(() -> {
            var note = Booking.Note.paired(c.act().reason(), c.conversion());
            var booking = new Booking(state, instance, c.act())
                    .entry(new Scope.Unclaimed(c.conversion()), -quantity, EntryReason.CLAIM, note)
                    .entry(to, quantity, EntryReason.CLAIM, note);
            return Licensing.act(instance, c.act(), booking.events(), "");
        });
    }

    static Decision waive(LicensingView state, Policy policy, Instance instance, Command.WaiveLicenses c) {
        Optional<Decision> no = Licensing.stale(instance, c.act())
                .or(() -> LedgerRules.full(state, policy))
                .or(() -> nothing(instance, c.conversion()))
                .or(() -> c.act().reason().isBlank()
                        ? Optional.of(Refusals.reasonNeeded("Writing licenses off"))
                        : Optional.empty());
        return no.orElseGet(() -> {
            int quantity = unclaimed(instance, c.conversion());
            var booking = new Booking(state, instance, c.act())
                    .entry(
                            new Scope.Unclaimed(c.conversion()),
                            -quantity,
                            EntryReason.WAIVE,
                            Booking.Note.paired(c.act().reason(), c.conversion()));
            return Licensing.act(instance, c.act(), booking.events(), "");
        });
    }

    private static int unclaimed(Instance instance, UUID conversion) {
        return instance.unclaimed().getOrDefault(conversion, 0);
    }

    private static Optional<Decision> nothing(Instance instance, UUID conversion) {
        return unclaimed(instance, conversion) == 0
                ? Optional.of(Refusals.nothingUnclaimed(instance.product(), conversion))
                : Optional.empty();
    }
}
