package org.seatkeeper.agent.domain;

import java.util.Optional;
import java.util.Set;

/** What may be done to an instance by someone with these permissions: consoles show it, they do not compute it. */
public final class Rulings {
    private Rulings() {}

    /** Why the mode may not be changed now, if it may not. */
    public static Optional<Refusal> againstChangingMode(
            Instance instance, IdentityName who, Set<Permission> permissions) {
        Product product = instance.product();
        if (instance.mode() == LicensingMode.PER_DEVICE_OR_USER) {
            return Optional.of(Refusals.modeIsFinalBecause(product));
        }
        if (instance.gone()) {
            return refusal(Refusals.gone(product));
        }
        if (instance.openChange().isPresent()) {
            return Optional.of(Refusals.changeOpenBecause(instance.openChange().get()));
        }
        if (product.agreement().isEmpty()) {
            return Optional.of(Refusals.noAgreementBecause(product));
        }
        return lacks(who, permissions, Permission.CHANGE_MODE);
    }

    /** Why licenses may not be added or removed, if they may not. */
    public static Optional<Refusal> againstManagingLicenses(IdentityName who, Set<Permission> permissions) {
        return lacks(who, permissions, Permission.MANAGE_LICENSES);
    }

    /** Whether an open change may be canceled. */
    public static boolean mayCancel(Instance instance, Set<Permission> permissions) {
        return instance.openChange().isPresent() && permissions.contains(Permission.CHANGE_MODE);
    }

    private static Optional<Refusal> lacks(IdentityName who, Set<Permission> permissions, Permission needed) {
        return permissions.contains(needed) ? Optional.empty() : Optional.of(Refusals.notAllowed(who, needed));
    }

    private static Optional<Refusal> refusal(Decision decision) {
        return switch (decision) {
            case Decision.Refused(Refusal why) -> Optional.of(why);
            case Decision.Accepted _, Decision.Stale _ -> Optional.empty();
        };
    }
}
