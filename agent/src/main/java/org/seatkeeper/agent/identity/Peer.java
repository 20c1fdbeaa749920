package org.seatkeeper.agent.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;

/**
 * Who is at the other end of a connection, worked out once when it opens.
 *
 * @param given the roles that the door itself gives, whatever the bindings say
 */
record Peer(
        IdentityName who,
        Door door,
        String origin,
        Set<Role> given,
        Optional<Instant> certificateExpires,
        OptionalInt uid) {
    Peer {
        given = Set.copyOf(given);
    }
}
