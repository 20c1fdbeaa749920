package org.seatkeeper.client.sdk;

/**
 * Where one license stands.
 *
 * <pre>
 * from       to         because
 * ASKED      HELD       granted
 * ASKED      ADMITTED   no agent answered, and the policy lets the client in
 * ASKED      ABANDONED  no agent answered, or the caller gave up: a grant that comes yet is given back
 * ASKED      GONE       refused, or in trouble
 * ADMITTED   HELD       the agent is back and took it on
 * ADMITTED   LEFT       closed before the agent was back: it is still to be reported
 * HELD       GONE       closed or revoked
 * ADMITTED   GONE       the agent is back and refused it, or closed with too many to be reported
 * LEFT       GONE       reported, and given back
 * ABANDONED  HELD       granted late, to be closed at once
 * ABANDONED  GONE       refused
 * </pre>
 */
enum Phase {
    ASKED,
    HELD,
    ADMITTED,
    LEFT,
    ABANDONED,
    GONE;

    /** Whether the agent is to have it. */
    boolean claimed() {
        return this == ASKED || this == HELD || admittedUnheard();
    }

    /** Whether the client was let in without the agent's word. */
    boolean admittedUnheard() {
        return this == ADMITTED || this == LEFT;
    }
}
