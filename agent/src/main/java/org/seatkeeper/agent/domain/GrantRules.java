package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Who is let in (spec/model.md section 3, admit). Deciding changes nothing. */
public final class GrantRules {
    private GrantRules() {}

    /**
     * What a claim leads to.
     *
     * @param instance with its licenses and settings as they are
     * @param at for the end of blocks alone: no lease and no limit looks at the wall clock
     */
    public static GrantDecision decide(Grants grants, Instance instance, Claim claim, Instant at, int grantsMax) {
        ProductUse use = grants.uses().of(instance.product().id());
        Grant lives = use.grant(claim.handle());
        if (lives != null) {
            return new GrantDecision.Same(lives);
        }
        if (use.wasReleased(claim.handle())) {
            return new GrantDecision.Released();
        }
        if (grants.size() >= grantsMax) {
            return new GrantDecision.Exhausted(grantsMax);
        }
        Settings settings = instance.settings();
        boolean machine = claim.machine() || claim.client().machine();
        boolean asDevice = machine && settings.machines() == MachineAccounts.AS_DEVICE;
        boolean counted = !machine || settings.machines() != MachineAccounts.IGNORE;
        Client client = asDevice ? claim.client().asDevice() : claim.client();
        Client key = client.key(settings.key());
        if (!counted) {
            return admitted(claim, client, key, 0, false, Optional.empty());
        }
        return instance.mode() == LicensingMode.PER_SERVER
                ? perServer(use, instance, claim, client, key, at)
                : admitted(claim, client, key, 0, true, Optional.empty());
    }

    /**
     * Judges what a caller says it holds (spec/model.md section 4).
     *
     * @param use of the caller's own product
     * @param fence the fencing number that the grant had when it was given; 0 for whichever it has
     * @param session the caller's session; 0 for one without
     */
    public static HandleDecision decide(ProductUse use, UUID handle, long fence, long session) {
        Grant grant = use.grant(handle);
        if (grant == null) {
            return use.wasReleased(handle) ? new HandleDecision.ReleasedBefore() : new HandleDecision.Unknown();
        }
        if (fence != 0 && fence != grant.fence()) {
            return new HandleDecision.OldFence();
        }
        return grant.lease().session() == session ? new HandleDecision.Held(grant) : new HandleDecision.OtherLease();
    }

    private static GrantDecision perServer(
            ProductUse use, Instance instance, Claim claim, Client client, Client key, Instant at) {
        if (use.connection(key) != null) {
            return admitted(claim, client, key, 0, true, Optional.empty());
        }
        boolean full = use.connections() >= instance.limit();
        if (claim.administrator()) {
            return admitted(claim, client, key, full ? Traits.UNCOVERED : 0, true, Optional.empty());
        }
        boolean blocked = use.blocked(client, at);
        // Let in already while no agent answered: only where the product's declaration allows it (spec/model.md section
        // 4).
        boolean reported = claim.silent() && instance.product().whenSilent() == WhenSilent.ADMIT;
        if ((!blocked && !full) || reported) {
            return admitted(claim, client, key, full ? Traits.UNCOVERED : 0, true, Optional.empty());
        }
        if (instance.enforcement() == Enforcement.OBSERVE) {
            return admitted(
                    claim,
                    client,
                    key,
                    Traits.UNCOVERED,
                    true,
                    Optional.of(blocked ? RefusalCode.BLOCKED : RefusalCode.LIMIT_REACHED));
        }
        Refusal why = blocked
                ? Refusals.blocked(instance.product(), client)
                : Refusals.limitReached(instance, use.connections());
        return new GrantDecision.Refused(why, key);
    }

    private static GrantDecision admitted(
            Claim claim,
            Client client,
            Client key,
            int cover,
            boolean counted,
            Optional<RefusalCode> refusedOtherwise) {
        int traits = cover | (claim.administrator() ? Traits.ADMINISTRATOR : 0) | (claim.silent() ? Traits.SILENT : 0);
        return new GrantDecision.Admitted(claim, client, key, traits, counted, refusedOtherwise);
    }
}
