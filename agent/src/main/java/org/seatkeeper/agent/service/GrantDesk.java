package org.seatkeeper.agent.service;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.GrantDecision;
import org.seatkeeper.agent.domain.GrantRules;
import org.seatkeeper.agent.domain.Grants;
import org.seatkeeper.agent.domain.HandleDecision;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.LicensingState;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Refusal;

/** What a product asks, decided and made so, within one turn. Keeper's thread; valid for that turn. */
final class GrantDesk {
    /** What became of one claim. */
    sealed interface Outcome {
        record Granted(Grant grant, boolean repeated) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        /** The handle was released a short while ago. */
        record ReleasedBefore() implements Outcome {}

        /** A limit was met. */
        record Exhausted(String limit) implements Outcome {}

        /** It would have to be durable, and nothing can be written. */
        record CannotWrite(String cause) implements Outcome {}

        /** The handle lives under another lease. */
        record OtherLease() implements Outcome {}
    }

    private final LicensingState state;
    private final LicenseSessions sessions;
    private final int grantsMax;
    private final String readOnlyCause;

    GrantDesk(LicensingState state, LicenseSessions sessions, int grantsMax, String readOnlyCause) {
        this.state = state;
        this.sessions = sessions;
        this.grantsMax = grantsMax;
        this.readOnlyCause = readOnlyCause;
    }

    LicensingState state() {
        return state;
    }

    Grants grants() {
        return state.grants();
    }

    LicenseSessions sessions() {
        return sessions;
    }

    /** Empty, or why nothing can be written. */
    String readOnlyCause() {
        return readOnlyCause;
    }

    Optional<Instance> instance(ProductId product) {
        return state.instance(product).filter(instance -> !instance.gone());
    }

    /** Decides one claim and makes it so. A lease is used for a new grant alone. */
    Outcome request(Instance instance, Claim claim, Lease lease, boolean local) {
        Grants grants = state.grants();
        return switch (GrantRules.decide(
                grants, instance, claim, grants.moment().wall(), grantsMax)) {
            case GrantDecision.Same(Grant grant) ->
                grant.lease().session() == lease.session()
                        ? new Outcome.Granted(grant, true)
                        : new Outcome.OtherLease();
            case GrantDecision.Released _ -> new Outcome.ReleasedBefore();
            case GrantDecision.Exhausted(int most) ->
                new Outcome.Exhausted("max_live_grants: this agent holds as many grants as it may, " + most);
            case GrantDecision.Refused(Refusal why, var key) -> {
                grants.refused(grants.uses().of(instance.product().id()), key, why.code(), false);
                yield new Outcome.Refused(why);
            }
            case GrantDecision.Admitted admitted -> {
                if (!readOnlyCause.isEmpty()) {
                    yield new Outcome.CannotWrite(readOnlyCause);
                }
                admitted.refusedOtherwise()
                        .ifPresent(code -> grants.refused(
                                grants.uses().of(instance.product().id()), admitted.key(), code, true));
                Grant grant = grants.admit(admitted, instance, lease, local);
                if (lease.session() == 0) {
                    grants.leases().renew(lease, grants.moment().nanos());
                }
                yield new Outcome.Granted(grant, false);
            }
        };
    }

    /** Decides about one handle, and gives it back where it is held. */
    HandleDecision release(Instance instance, UUID handle, long fence, long session) {
        HandleDecision decision = decide(instance, handle, fence, session);
        if (decision instanceof HandleDecision.Held(Grant grant)) {
            state.grants().release(grant, instance);
        }
        return decision;
    }

    /** Decides about one handle, and lets its lease begin anew where it is held. */
    HandleDecision renew(Instance instance, UUID handle, long fence, long session) {
        HandleDecision decision = decide(instance, handle, fence, session);
        if (decision instanceof HandleDecision.Held(Grant grant)) {
            state.grants().leases().renew(grant.lease(), state.grants().moment().nanos());
        }
        return decision;
    }

    private HandleDecision decide(Instance instance, UUID handle, long fence, long session) {
        return GrantRules.decide(state.grants().uses().of(instance.product().id()), handle, fence, session);
    }

    /** Its time has run out, or it was ended: its grants are given back, at most so many. True once none is left. */
    boolean giveBack(Lease lease, int most) {
        List<Grant> all = lease.grants();
        for (Grant grant : all.subList(0, Math.min(most, all.size()))) {
            state.instance(grant.product()).ifPresent(instance -> state.grants().release(grant, instance));
        }
        return lease.size() == 0;
    }
}
