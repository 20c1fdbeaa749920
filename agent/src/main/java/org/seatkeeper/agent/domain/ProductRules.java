package org.seatkeeper.agent.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Products that appear, change what they say of themselves, and go. */
final class ProductRules {
    private ProductRules() {}

    static Decision declare(LicensingView state, Policy policy, Command.DeclareProduct c) {
        Product product = c.product();
        Optional<Instance> known = state.instance(product.id());
        if (known.isEmpty()) {
            return state.instances().size() >= policy.productsMax()
                    ? Refusals.tooManyProducts(policy.productsMax())
                    : new Decision.Accepted(product.id(), List.of(new Event.ProductDeclared(product)), "");
        }
        Instance was = known.get();
        if (!was.gone() && !was.product().owner().equals(product.owner())) {
            return Refusals.productConflict(was.product(), product.owner());
        }
        if (was.product().equals(product) && !was.gone()) {
            return new Decision.Accepted(product.id(), List.of(), "");
        }
        var events = new ArrayList<Event>();
        events.add(new Event.ProductDeclared(product));
        was.openChange()
                .filter(open -> !agreementOf(product).equals(open.agreementHash()))
                .ifPresent(open -> {
                    events.add(new Event.ChangeEnded(open.ended(
                            ModeChange.State.STALE,
                            c.act().at(),
                            "The text of the agreement changed after it was agreed to.",
                            c.act().who().toString())));
                    events.add(new Event.InstanceMoved(product.id(), was.revision() + 1));
                });
        return new Decision.Accepted(product.id(), events, "");
    }

    static Decision withdraw(LicensingView state, Command.WithdrawProduct c) {
        Optional<Instance> known = state.instance(c.product());
        if (known.isEmpty()) {
            return Refusals.unknownProduct(c.product());
        }
        Instance was = known.get();
        if (!was.product().owner().equals(c.owner())) {
            return Refusals.productConflict(was.product(), c.owner());
        }
        if (was.gone()) {
            return new Decision.Accepted(c.product(), List.of(), "");
        }
        if (was.entries() == 0
                && was.mode() == LicensingMode.PER_SERVER
                && was.modeChange().isEmpty()) {
            return new Decision.Accepted(c.product(), List.of(new Event.ProductForgotten(c.product())), "");
        }
        var events = new ArrayList<Event>();
        events.add(new Event.ProductGone(c.product()));
        was.openChange().ifPresent(open -> {
            events.add(new Event.ChangeEnded(open.ended(
                    ModeChange.State.STALE,
                    c.act().at(),
                    "The product was uninstalled.",
                    c.act().who().toString())));
            events.add(new Event.InstanceMoved(c.product(), was.revision() + 1));
        });
        return new Decision.Accepted(c.product(), events, "");
    }

    private static String agreementOf(Product product) {
        return product.agreement().map(Agreement::hash).orElse("");
    }
}
