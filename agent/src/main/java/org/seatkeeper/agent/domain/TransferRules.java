package org.seatkeeper.agent.domain;

import java.util.Optional;

/** Per Server licenses that go to, or come from, another server (spec/model.md I11). */
final class TransferRules {
    private TransferRules() {}

    private static final Scope HERE = new Scope.PerServer();

    static Decision transfer(LicensingView state, Policy policy, Instance instance, Command.TransferLicenses c) {
        Optional<Decision> no = state.transferred(c.transfer(), c.side())
                ? Optional.of(Refusals.transferRepeated(c.transfer()))
                : Licensing.stale(instance, c.act())
                        .or(() -> LedgerRules.full(state, policy))
                        .or(() -> LedgerRules.wrongScope(instance, HERE))
                        .or(() -> switch (c.side()) {
                            case OUT -> leaves(instance, c);
                            case IN -> arrives(instance, c);
                        });
        return no.orElseGet(() -> {
            var note = new Booking.Note(
                    c.comment(), "", Optional.empty(), Optional.of(c.transfer()), Optional.of(c.peer()));
            var booking = new Booking(state, instance, c.act());
            switch (c.side()) {
                case OUT -> booking.entry(HERE, -c.quantity(), EntryReason.TRANSFER_OUT, note);
                case IN -> booking.entry(HERE, c.quantity(), EntryReason.TRANSFER_IN, note);
            }
            return Licensing.act(
                    instance,
                    c.act(),
                    booking.events(),
                    switch (c.side()) {
                        case OUT -> LedgerRules.warning(instance, HERE, c.quantity());
                        case IN -> "";
                    });
        });
    }

    private static Optional<Decision> leaves(Instance instance, Command.TransferLicenses c) {
        return LedgerRules.below(instance, HERE, c.quantity())
                .or(() -> LedgerRules.belowUse(
                        instance, HERE, c.quantity(), "Transfer fewer, or wait until connections have closed."));
    }

    private static Optional<Decision> arrives(Instance instance, Command.TransferLicenses c) {
        return instance.gone()
                ? Optional.of(Refusals.gone(instance.product()))
                : LedgerRules.above(instance, HERE, c.quantity());
    }
}
