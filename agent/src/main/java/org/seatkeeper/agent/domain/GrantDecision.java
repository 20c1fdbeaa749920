package org.seatkeeper.agent.domain;

import java.util.Optional;

/** The answer to one claim, before anything is done about it. */
public sealed interface GrantDecision {
    /**
     * It is let in.
     *
     * @param key what it counts under
     * @param traits of the grant, see {@link Traits}
     * @param counted false where it counts nowhere
     * @param refusedOtherwise why it would have been refused, had the product enforced its limit
     */
    record Admitted(
            Claim claim, Client client, Client key, int traits, boolean counted, Optional<RefusalCode> refusedOtherwise)
            implements GrantDecision {}

    /** The handle lives: nothing is added. */
    record Same(Grant grant) implements GrantDecision {}

    /** The handle was released a short while ago. */
    record Released() implements GrantDecision {}

    /** A rule says no, to this client. */
    record Refused(Refusal why, Client key) implements GrantDecision {}

    /** The agent holds as many grants as it may. */
    record Exhausted(int most) implements GrantDecision {}
}
