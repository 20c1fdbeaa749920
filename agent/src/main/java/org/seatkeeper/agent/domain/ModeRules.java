package org.seatkeeper.agent.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one-way change (spec/model.md section 5). */
final class ModeRules {
    /** An effective time this long ago still means now: the asker's clock is not the server's. */
    private static final Duration CLOCKS_APART_MAX = Duration.ofMinutes(2);

    private ModeRules() {}

    static Decision change(LicensingView state, Policy policy, Instance instance, Command.ChangeMode c) {
        Product product = instance.product();
        if (!instance.mode().mayBecome(c.to())) {
            return instance.mode() == LicensingMode.PER_DEVICE_OR_USER
                    ? Refusals.modeIsFinal(product)
                    : Refusals.nothingToChange(product);
        }
        Optional<Decision> no = instance.openChange()
                .<Decision>map(open -> new Decision.Refused(Refusals.changeOpenBecause(open)))
                .or(() -> instance.gone() ? Optional.of(Refusals.gone(product)) : Optional.empty())
                .or(() -> Licensing.stale(instance, c.act()))
                .or(() -> notAgreed(product, c.agreementHash()))
                .or(() -> wrongTime(policy, c))
                .or(() -> LedgerRules.full(state, policy))
                .or(() -> doesNotFit(instance, c.licenses(), c.kind()));
        return no.orElseGet(() -> open(state, policy, instance, c));
    }

    /** When a change asked for now would take effect. */
    static Instant effectiveAt(Policy policy, Instant now, Optional<Instant> asked) {
        Instant earliest = now.plus(policy.coolingOff());
        return asked.filter(at -> at.isAfter(earliest)).orElse(earliest);
    }

    static Decision cancel(Instance instance, Command.CancelChange c) {
        Optional<ModeChange> open = instance.openChange();
        if (open.isEmpty()) {
            return instance.mode() == LicensingMode.PER_DEVICE_OR_USER
                    ? Refusals.modeIsFinal(instance.product())
                    : Refusals.noOpenChange(instance.product());
        }
        return Licensing.stale(instance, c.act())
                .orElseGet(() -> end(
                        instance,
                        c.act(),
                        open.get(),
                        ModeChange.State.CANCELLED,
                        c.act().reason()));
    }

    /**
     * The end of a scheduled change. Before its time by the server's clock nothing happens: whoever asks has a clock of
     * their own, and only both together make it due.
     */
    static Decision settle(LicensingView state, Policy policy, Instance instance, Command.SettleChange c) {
        Optional<ModeChange> open =
                instance.openChange().filter(change -> change.id().equals(c.conversion()));
        if (open.isEmpty()) {
            return Refusals.noOpenChange(instance.product());
        }
        ModeChange change = open.get();
        if (c.meanwhile() != Meanwhile.NOTHING) {
            return end(
                    instance,
                    c.act(),
                    change,
                    ModeChange.State.LAPSED,
                    c.meanwhile().cause());
        }
        if (c.act().at().isBefore(change.effectiveAt())) {
            return new Decision.Accepted(c.product(), List.of(), "The change is not due yet.");
        }
        return noLongerFits(state, policy, instance, change)
                .map(cause -> end(instance, c.act(), change, ModeChange.State.STALE, cause))
                .orElseGet(() -> commit(state, instance, c.act(), change));
    }

    private static Optional<String> noLongerFits(
            LicensingView state, Policy policy, Instance instance, ModeChange change) {
        if (instance.gone() || instance.revision() != change.baseRevision()) {
            return Optional.of("The product changed after it was scheduled.");
        }
        if (LedgerRules.full(state, policy).isPresent()) {
            return Optional.of("The ledger of the server was full when the change was due.");
        }
        return doesNotFit(instance, change.licenses(), change.seatKind())
                .map(_ -> "The licenses did not fit into the pool when the change was due.");
    }

    private static Decision open(LicensingView state, Policy policy, Instance instance, Command.ChangeMode c) {
        Act act = c.act();
        Agreement agreement = instance.product().agreement().orElseThrow();
        Instant effectiveAt = effectiveAt(policy, act.at(), c.effectiveAt());
        boolean later = effectiveAt.isAfter(act.at());
        var change = new ModeChange(
                act.ids().conversion(),
                instance.product().id(),
                ModeChange.State.SCHEDULED,
                later ? instance.revision() + 1 : instance.revision(),
                act.who(),
                agreement.version(),
                agreement.hash(),
                agreement.languageFor(c.language()),
                c.licenses(),
                c.kind(),
                act.at(),
                effectiveAt,
                Optional.empty(),
                0,
                act.reason(),
                "",
                "",
                Optional.empty());
        return later
                ? Licensing.act(instance, act, List.of(new Event.ChangeScheduled(change)), "")
                : commit(state, instance, act, change);
    }

    /** The licenses move in the same step as the mode, always as one pair; with none held there is nothing to move. */
    private static Decision commit(LicensingView state, Instance instance, Act act, ModeChange change) {
        var before = new ModeChange.Before(
                instance.revision(), instance.perServer(), instance.poolUser(), instance.poolDevice());
        var events = new ArrayList<Event>();
        events.add(new Event.ModeChanged(
                change.committed(act.at(), before, act.who().toString())));
        if (instance.perServer() > 0) {
            var note = Booking.Note.paired(change.reason(), change.id());
            Scope to = switch (change.licenses()) {
                case MOVE -> new Scope.Pool(change.seatKind());
                case LEAVE -> new Scope.Unclaimed(change.id());
            };
            events.addAll(new Booking(state, instance, act)
                    .entry(new Scope.PerServer(), -instance.perServer(), EntryReason.CONVERSION_OUT, note)
                    .entry(to, instance.perServer(), EntryReason.CONVERSION_IN, note)
                    .events());
        }
        return Licensing.act(instance, act, events, "");
    }

    private static Decision end(Instance instance, Act act, ModeChange open, ModeChange.State how, String cause) {
        var ended = open.ended(how, act.at(), cause, act.who().toString());
        return Licensing.act(instance, act, List.of(new Event.ChangeEnded(ended)), "");
    }

    private static Optional<Decision> notAgreed(Product product, String hash) {
        return product.agreement()
                .map(agreement -> agreement.hash().equals(hash)
                        ? Optional.<Decision>empty()
                        : Optional.of(Refusals.agreementChanged(product, agreement)))
                .orElseGet(() -> Optional.of(new Decision.Refused(Refusals.noAgreementBecause(product))));
    }

    private static Optional<Decision> wrongTime(Policy policy, Command.ChangeMode c) {
        Instant now = c.act().at();
        if (c.effectiveAt().isEmpty()) {
            return Optional.empty();
        }
        Instant asked = c.effectiveAt().get();
        if (asked.isBefore(now.minus(CLOCKS_APART_MAX))) {
            return Optional.of(Refusals.timeInPast(asked));
        }
        return asked.isAfter(now.plus(policy.scheduleAhead()))
                ? Optional.of(Refusals.timeTooFar(policy.scheduleAhead()))
                : Optional.empty();
    }

    private static Optional<Decision> doesNotFit(Instance instance, Disposition licenses, SeatKind kind) {
        return switch (licenses) {
            case MOVE -> LedgerRules.above(instance, new Scope.Pool(kind), instance.perServer());
            case LEAVE -> Optional.empty();
        };
    }
}
