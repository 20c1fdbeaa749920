package org.seatkeeper.agent.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One server's state and an administrator at a desk: asks, insists on the answer a test expects, and applies it. */
final class Desk {
    final LicensingState state;
    final Policy policy;
    Instant now = Samples.NOW;
    private long ids;

    Desk(Policy policy, Instance... instances) {
        this.policy = policy;
        this.state = LicensingState.of(List.of(instances), List.of(), List.of());
    }

    Desk(Instance... instances) {
        this(Policy.DEFAULT, instances);
    }

    /** A desk whose server has the SQL product, just declared. */
    static Desk withSql() {
        var desk = new Desk();
        desk.accept(desk.declare(Samples.sql()));
        return desk;
    }

    Instance sql() {
        return state.instance(Samples.SQL).orElseThrow();
    }

    UUID fresh() {
        return new UUID(1, ++ids);
    }

    Act act(long expectedRevision, String reason) {
        return new Act(Samples.MIRA, expectedRevision, reason, now, new Act.Ids(fresh(), fresh(), fresh()));
    }

    Act act() {
        return act(0, "");
    }

    Decision decide(Command command) {
        return Licensing.decide(state, policy, command);
    }

    /** Asks, expects a yes, and makes it so. */
    Decision.Accepted accept(Command command) {
        return switch (decide(command)) {
            case Decision.Accepted yes -> {
                state.apply(yes.events());
                yield yes;
            }
            case Decision.Refused(Refusal why) -> fail("refused: " + why);
            case Decision.Stale stale -> fail("stale: " + stale);
        };
    }

    /** Asks and expects a no; the state stays as it was. */
    Refusal refuse(Command command) {
        Snapshot before = Snapshot.of(state);
        Decision decision = decide(command);
        assertEquals(before, Snapshot.of(state), "deciding changes nothing");
        return switch (decision) {
            case Decision.Refused(Refusal why) -> why;
            case Decision.Accepted yes -> fail("accepted: " + yes);
            case Decision.Stale stale -> fail("stale: " + stale);
        };
    }

    /** The entries of a yes. */
    static List<LedgerEntry> entries(Decision.Accepted yes) {
        return Event.entries(yes.events());
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    Command.DeclareProduct declare(Product product) {
        return new Command.DeclareProduct(act(), product);
    }

    Command.WithdrawProduct withdraw(ProductId id, String owner) {
        return new Command.WithdrawProduct(act(), id, owner);
    }

    Command.AddLicenses add(Scope scope, int quantity) {
        return add(Samples.SQL, scope, quantity, Insistence.HEED);
    }

    Command.AddLicenses add(ProductId id, Scope scope, int quantity, Insistence insistence) {
        return new Command.AddLicenses(act(), id, scope, quantity, "", "", Optional.empty(), insistence);
    }

    Command.RemoveLicenses remove(Scope scope, int quantity) {
        return remove(act(), scope, quantity, Insistence.HEED);
    }

    Command.RemoveLicenses remove(Act act, Scope scope, int quantity, Insistence insistence) {
        return new Command.RemoveLicenses(act, Samples.SQL, scope, quantity, "", insistence);
    }

    Command.TransferLicenses transfer(TransferSide side, int quantity, UUID transfer) {
        return new Command.TransferLicenses(act(), Samples.SQL, quantity, side, transfer, Samples.PEER, "");
    }

    Command.ReverseEntry reverse(UUID entry) {
        return new Command.ReverseEntry(act(), entry, "typed twice");
    }

    Command.ClaimLicenses claim(UUID conversion, SeatKind kind) {
        return new Command.ClaimLicenses(act(), Samples.SQL, conversion, kind);
    }

    Command.WaiveLicenses waive(UUID conversion, String reason) {
        return new Command.WaiveLicenses(act(0, reason), Samples.SQL, conversion);
    }

    Command.ChangeMode change(Disposition licenses, Optional<Instant> effectiveAt) {
        return change(LicensingMode.PER_DEVICE_OR_USER, licenses, effectiveAt);
    }

    Command.ChangeMode change(LicensingMode to, Disposition licenses, Optional<Instant> effectiveAt) {
        String hash = state.instance(Samples.SQL)
                .flatMap(instance -> instance.product().agreement())
                .map(Agreement::hash)
                .orElse("0".repeat(64));
        return new Command.ChangeMode(act(), Samples.SQL, to, hash, "en", licenses, SeatKind.USER, effectiveAt);
    }

    Command.CancelChange cancel(String reason) {
        return new Command.CancelChange(act(0, reason), Samples.SQL);
    }

    Command.SettleChange settle(UUID conversion, Meanwhile meanwhile) {
        return new Command.SettleChange(act(), Samples.SQL, conversion, meanwhile);
    }

    /** Schedules the change for an hour from now and returns its id. */
    UUID scheduled(Disposition licenses) {
        accept(change(licenses, Optional.of(now.plus(Duration.ofHours(1)))));
        return sql().openChange().orElseThrow().id();
    }

    /** Changes the mode now and returns the id of the conversion. */
    UUID converted(Disposition licenses) {
        accept(change(licenses, Optional.empty()));
        return sql().modeChange().orElseThrow().id();
    }
}
