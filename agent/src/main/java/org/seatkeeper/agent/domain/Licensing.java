package org.seatkeeper.agent.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rules of licensing. Deciding reads the state and returns what will happen; it changes nothing, so a preview and the
 * real act ask the same function (spec/model.md sections 2, 5, 6).
 */
public final class Licensing {
    private Licensing() {}

    /** What a command leads to. Pure: the same state, policy and command give the same decision. */
    public static Decision decide(LicensingView state, Policy policy, Command command) {
        return switch (command) {
            case Command.DeclareProduct c -> ProductRules.declare(state, policy, c);
            case Command.WithdrawProduct c -> ProductRules.withdraw(state, c);
            case Command.AddLicenses c -> on(state, c.product(), i -> LedgerRules.add(state, policy, i, c));
            case Command.RemoveLicenses c -> on(state, c.product(), i -> LedgerRules.remove(state, policy, i, c));
            case Command.TransferLicenses c -> on(state, c.product(), i -> TransferRules.transfer(state, policy, i, c));
            case Command.ReverseEntry c -> LedgerRules.reverse(state, policy, c);
            case Command.ClaimLicenses c -> on(state, c.product(), i -> UnclaimedRules.claim(state, policy, i, c));
            case Command.WaiveLicenses c -> on(state, c.product(), i -> UnclaimedRules.waive(state, policy, i, c));
            case Command.ChangeMode c -> on(state, c.product(), i -> ModeRules.change(state, policy, i, c));
            case Command.CancelChange c -> on(state, c.product(), i -> ModeRules.cancel(i, c));
            case Command.SettleChange c -> on(state, c.product(), i -> ModeRules.settle(state, policy, i, c));
            case Command.SetSettings c -> on(state, c.product(), i -> UseRules.set(i, c));
            case Command.Evict c -> on(state, c.product(), i -> UseRules.evict(state, i, c));
            case Command.LiftBlock c -> on(state, c.product(), i -> UseRules.lift(state, i, c));
            case Command.ResetPeak c -> on(state, c.product(), i -> UseRules.resetPeak(i, c));
        };
    }

    private static Decision on(LicensingView state, ProductId id, Function<Instance, Decision> rule) {
        return state.instance(id).map(rule).orElseGet(() -> Refusals.unknownProduct(id));
    }

    /** Where the caller saw another revision than the present one. */
    static Optional<Decision> stale(Instance instance, Act act) {
        return act.expectedRevision() == 0 || act.expectedRevision() == instance.revision()
                ? Optional.empty()
                : Optional.of(new Decision.Stale(instance.product().id(), act.expectedRevision(), instance.revision()));
    }

    /**
     * An administrator's act on an instance: its events, the revision it moves to, and the end of an open change, which
     * was agreed on other figures (spec/model.md section 5, STALE).
     */
    static Decision act(Instance instance, Act act, List<? extends Event> events, String warning) {
        var all = new ArrayList<Event>(events);
        String said = warning;
        boolean ends = events.stream().anyMatch(Licensing::endsTheOpenChange);
        if (!ends && instance.openChange().isPresent()) {
            ModeChange open = instance.openChange().get();
            all.add(new Event.ChangeEnded(open.ended(
                    ModeChange.State.STALE,
                    act.at(),
                    "The licenses or settings of the product were changed after it was scheduled.",
                    act.who().toString())));
            said = (said + " The scheduled change of mode is off, since it was agreed on other figures; plan it again.")
                    .strip();
        }
        all.add(new Event.InstanceMoved(instance.product().id(), instance.revision() + 1));
        return new Decision.Accepted(instance.product().id(), all, said);
    }

    private static boolean endsTheOpenChange(Event event) {
        return switch (event) {
            case Event.ChangeEnded _, Event.ModeChanged _, Event.ChangeScheduled _ -> true;
            case Event.EntryBooked _,
                    Event.SettingsSet _,
                    Event.Evicted _,
                    Event.Blocked _,
                    Event.BlockLifted _,
                    Event.PeakReset _,
                    Event.InstanceMoved _,
                    Event.ProductDeclared _,
                    Event.ProductForgotten _,
                    Event.ProductGone _ -> false;
        };
    }
}
