package org.seatkeeper.agent.service;

import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Product;

/** For which products a caller speaks: its own, and no other (design section 5). */
final class Ownership {
    private Ownership() {}

    /** Whether that caller may ask for licenses of that product. */
    static boolean speaksFor(Reader caller, Product product) {
        IdentityName who = caller.asker().who();
        if (product.owner().equals(who.toString())) {
            return true;
        }
        return switch (who.kind()) {
            case PRODUCT -> who.name().equals(product.id().value());
            case LOCAL -> product.runAs().contains(who.name());
            default -> false;
        };
    }

    /** Why not, in words. */
    static String refusal(Reader caller, String product) {
        return caller.asker().who() + " does not speak for the product \"" + product
                + "\"; name its user in run_as of the product's file, or use a certificate of kind product with that name";
    }
}
