package org.seatkeeper.agent.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Simpler sequences than a given one: those that leave something out, then those that ask for less. */
final class Shrinking {
    private Shrinking() {}

    /** Each shorter, or with one revision fewer to hold to, so that trying them one after the other comes to an end. */
    static Stream<List<Command>> candidates(List<Command> commands) {
        int size = commands.size();
        Stream<List<Command>> heedless = IntStream.range(0, size)
                .filter(i -> commands.get(i).act().expectedRevision() != 0)
                .mapToObj(i -> {
                    var changed = new ArrayList<>(commands);
                    changed.set(i, heedless(commands.get(i)));
                    return changed;
                });
        Stream<List<Command>> shorter =
                IntStream.iterate(size - 1, i -> i >= 0, i -> i - 1).mapToObj(i -> without(commands, i, i));
        // What was bought and what took it back go together.
        Stream<List<Command>> byPairs = IntStream.range(0, size)
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, size).mapToObj(j -> without(commands, i, j)));
        return Stream.of(shorter, heedless, byPairs).flatMap(each -> each);
    }

    private static List<Command> without(List<Command> commands, int i, int j) {
        return IntStream.range(0, commands.size())
                .filter(k -> k != i && k != j)
                .mapToObj(commands::get)
                .toList();
    }

    /** The same command from someone who holds to no revision. */
    static Command heedless(Command command) {
        Act was = command.act();
        var act = new Act(was.who(), 0, was.reason(), was.at(), was.ids());
        return switch (command) {
            case Command.DeclareProduct c -> new Command.DeclareProduct(act, c.product());
            case Command.WithdrawProduct c -> new Command.WithdrawProduct(act, c.product(), c.owner());
            case Command.AddLicenses c ->
                new Command.AddLicenses(
                        act,
                        c.product(),
                        c.scope(),
                        c.quantity(),
                        c.comment(),
                        c.orderRef(),
                        c.unitPrice(),
                        c.despiteUnclaimed());
            case Command.RemoveLicenses c ->
                new Command.RemoveLicenses(act, c.product(), c.scope(), c.quantity(), c.comment(), c.belowUse());
            case Command.TransferLicenses c ->
                new Command.TransferLicenses(
                        act, c.product(), c.quantity(), c.side(), c.transfer(), c.peer(), c.comment());
            case Command.ReverseEntry c -> new Command.ReverseEntry(act, c.entry(), c.comment());
            case Command.ClaimLicenses c -> new Command.ClaimLicenses(act, c.product(), c.conversion(), c.kind());
            case Command.WaiveLicenses c -> new Command.WaiveLicenses(act, c.product(), c.conversion());
            case Command.ChangeMode c ->
                new Command.ChangeMode(
                        act,
                        c.product(),
                        c.to(),
                        c.agreementHash(),
                        c.language(),
                        c.licenses(),
                        c.kind(),
                        c.effectiveAt());
            case Command.CancelChange c -> new Command.CancelChange(act, c.product());
            case Command.SetSettings c -> new Command.SetSettings(act, c.product(), c.enforcement(), c.settings());
            case Command.Evict c -> new Command.Evict(act, c.product(), c.connection(), c.blockFor());
            case Command.LiftBlock c -> new Command.LiftBlock(act, c.product(), c.client());
            case Command.ResetPeak c -> new Command.ResetPeak(act, c.product());
            case Command.SettleChange c -> new Command.SettleChange(act, c.product(), c.conversion(), c.meanwhile());
        };
    }
}
