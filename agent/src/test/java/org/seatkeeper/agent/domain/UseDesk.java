package org.seatkeeper.agent.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A product's clients coming and going before the rules alone: a clock that is set by hand, and no store. */
final class UseDesk {
    static final ProductId SQL = Samples.SQL;

    final Leases leases = new Leases();
    final Grants grants = new Grants(leases, 0);
    final Map<UUID, Grant> open = new HashMap<>();
    LicensingState state;
    Instant wall = Instant.parse("2026-03-02T09:00:00Z");
    long nanos;
    private long handles;

    /** One product with so many licenses, enforcing. */
    UseDesk(int licenses) {
        this(Samples.used(Samples.sql(), licenses, 0, 0));
    }

    UseDesk(Instance instance) {
        state = LicensingState.of(List.of(instance), List.of(), List.of(), grants);
        at();
    }

    private void at() {
        grants.begin(new Moment(wall, nanos));
    }

    Instance instance() {
        state.follow(grants.uses().of(SQL));
        return state.instance(SQL).orElseThrow();
    }

    void settings(Settings settings) {
        apply(List.of(new Event.SettingsSet(SQL, instance().enforcement(), settings)));
    }

    void apply(List<Event> events) {
        at();
        state.apply(events);
        var _ = grants.keep();
    }

    Decision decide(Command command) {
        at();
        Decision decision = Licensing.decide(state, Policy.DEFAULT, command);
        if (decision instanceof Decision.Accepted accepted) {
            apply(accepted.events());
        }
        return decision;
    }

    UUID fresh() {
        return new UUID(7, ++handles);
    }

    GrantDecision ask(Claim claim) {
        at();
        Instance instance = state.instance(SQL).orElseThrow();
        GrantDecision decision = GrantRules.decide(grants, instance, claim, wall, 1_000_000);
        switch (decision) {
            case GrantDecision.Admitted admitted -> {
                var lease = new Lease(0, instance.settings().leaseSeconds());
                admitted.refusedOtherwise()
                        .ifPresent(code -> grants.refused(grants.uses().of(SQL), admitted.key(), code, true));
                Grant grant = grants.admit(admitted, instance, lease, false);
                leases.renew(lease, nanos);
                open.put(grant.handle(), grant);
            }
            case GrantDecision.Refused(Refusal why, Client key) ->
                grants.refused(grants.uses().of(SQL), key, why.code(), false);
            case GrantDecision.Same _, GrantDecision.Released _, GrantDecision.Exhausted _ -> {}
        }
        var _ = grants.keep();
        return decision;
    }

    /** Asks as that user on that machine; the handle if let in. */
    UUID admitted(String user, String device) {
        return admitted(claim(user, device, false));
    }

    UUID admitted(Claim claim) {
        GrantDecision decision = ask(claim);
        if (!(decision instanceof GrantDecision.Admitted)) {
            throw new AssertionError("not let in: " + decision);
        }
        return claim.handle();
    }

    Refusal refused(String user, String device) {
        GrantDecision decision = ask(claim(user, device, false));
        if (decision instanceof GrantDecision.Refused(Refusal why, var _)) {
            return why;
        }
        throw new AssertionError("not refused: " + decision);
    }

    Claim claim(String user, String device, boolean administrator) {
        return new Claim(fresh(), new Client(user, device), false, administrator, false);
    }

    /** The grant of a handle that lives. */
    Grant grant(UUID handle) {
        Grant grant = grants.uses().of(SQL).grant(handle);
        if (grant == null) {
            throw new AssertionError("no such handle lives");
        }
        return grant;
    }

    void release(UUID handle) {
        at();
        Grant grant = grants.uses().of(SQL).grant(handle);
        if (grant == null) {
            throw new AssertionError("no such handle lives");
        }
        grants.release(grant, state.instance(SQL).orElseThrow());
        var _ = grants.keep();
    }

    /** Time passes by both clocks, and what runs out is given back. */
    void pass(Duration time) {
        wall = wall.plus(time);
        passUnseen(time);
    }

    /** Time passes by the monotonic clock alone. */
    void passUnseen(Duration time) {
        nanos += time.toNanos();
        at();
        for (Lease lease : leases.due(nanos, Integer.MAX_VALUE)) {
            lease.grants()
                    .forEach(grant -> grants.release(grant, state.instance(SQL).orElseThrow()));
        }
        var _ = grants.keep();
    }

    /** The number of some connection that is open. */
    long number() {
        return grants.uses().of(SQL).open().iterator().next().number();
    }

    int count() {
        return grants.uses().of(SQL).connections();
    }
}
