package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * Who acts, when, and why. The asker's time and fresh ids travel in the command: rules have neither clock nor chance.
 *
 * @param who from the authenticated connection, never from the message
 * @param expectedRevision the instance revision the caller saw; 0 for any, where the act allows it
 * @param reason in the administrator's words; may be empty
 * @param ids fresh ids for what the act creates
 */
public record Act(IdentityName who, long expectedRevision, String reason, Instant at, Ids ids) {
    /** Three unused ids: a conversion and at most two entries. */
    public record Ids(UUID conversion, UUID first, UUID second) {}
}
