package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What administrators do about use: how it counts, who is ended, what is measured (spec/model.md sections 3 and 4). */
final class UseRules {
    private UseRules() {}

    /** An act that moves how the product counts moves the instance; nobody is cut off by it. */
    static Decision set(Instance instance, Command.SetSettings c) {
        Optional<Decision> stale = Licensing.stale(instance, c.act());
        if (stale.isPresent()) {
            return stale.get();
        }
        if (instance.enforcement() == c.enforcement() && instance.settings().equals(c.settings())) {
            return new Decision.Accepted(c.product(), List.of(), "");
        }
        return Licensing.act(
                instance, c.act(), List.of(new Event.SettingsSet(c.product(), c.enforcement(), c.settings())), "");
    }

    /** Ends all of one connection. Does not move the instance: use never does (I8). */
    static Decision evict(LicensingView state, Instance instance, Command.Evict c) {
        Product product = instance.product();
        if (c.act().reason().isBlank()) {
            return Refusals.reasonNeeded("Evicting a connection");
        }
        Optional<Connection> found = state.grants()
                .uses()
                .find(product.id())
                .flatMap(use -> use.open().stream()
                        .filter(connection -> connection.number() == c.connection())
                        .findFirst());
        if (found.isEmpty()) {
            return Refusals.unknownConnection(product, c.connection());
        }
        var events = new ArrayList<Event>();
        events.add(new Event.Evicted(product.id(), c.connection()));
        if (c.blockFor().isPositive()) {
            if (state.grants().uses().blocks() >= Block.MOST) {
                return Refusals.tooManyBlocks(Block.MOST);
            }
            Client client = found.get().client();
            events.add(new Event.Blocked(new Block(
                    product.id(),
                    client,
                    c.act().at().plus(c.blockFor()),
                    c.act().who().toString(),
                    c.act().reason())));
        }
        String warning = c.blockFor().isPositive()
                ? ""
                : "Without a block the client may come back at once, if a license is free.";
        return new Decision.Accepted(product.id(), events, warning);
    }

    static Decision lift(LicensingView state, Instance instance, Command.LiftBlock c) {
        ProductId id = instance.product().id();
        boolean stands = state.grants()
                .uses()
                .find(id)
                .filter(use -> use.blocks.containsKey(c.client()))
                .isPresent();
        return stands
                ? new Decision.Accepted(id, List.of(new Event.BlockLifted(id, c.client())), "")
                : Refusals.unknownBlock(instance.product(), c.client());
    }

    static Decision resetPeak(Instance instance, Command.ResetPeak c) {
        return Licensing.stale(instance, c.act())
                .orElseGet(() -> new Decision.Accepted(
                        c.product(),
                        List.of(new Event.PeakReset(c.product(), c.act().who().toString())),
                        ""));
    }

    /** Whether an event of an act changes the use of a product, and not the product. */
    static boolean movesUse(Event event) {
        return switch (event) {
            case Event.Evicted _, Event.PeakReset _, Event.Blocked _, Event.BlockLifted _ -> true;
            default -> false;
        };
    }

    /** Figures of use as these events would leave them. */
    static Use foreseen(ProductUse use, Use now, List<Event> events, Instant at) {
        Use is = now;
        for (Event event : events) {
            is = switch (event) {
                case Event.Evicted(var _, long number) ->
                    use.open().stream().anyMatch(open -> open.number() == number && open.administrator())
                            ? is.without(1)
                            : is.without(0);
                case Event.PeakReset _ -> is.measuredAnew(at);
                default -> is;
            };
        }
        return is;
    }
}
