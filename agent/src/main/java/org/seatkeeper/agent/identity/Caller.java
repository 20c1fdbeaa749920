package org.seatkeeper.agent.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Role;

/**
 * Who makes one call and what they may do at the moment of the call. Comes from the authenticated connection, never from
 * the message.
 *
 * @param who the name for ledger and audit
 * @param door the way in
 * @param origin door and address in words, for the audit, such as {@code tls 192.0.2.7:51234}
 * @param roles from the bindings, and from the door itself
 * @param permissions what the roles allow together
 * @param certificateExpires absent for local callers
 * @param uid the kernel's word on a local caller; absent for others
 */
public record Caller(
        IdentityName who,
        Door door,
        String origin,
        Set<Role> roles,
        Set<Permission> permissions,
        Optional<Instant> certificateExpires,
        OptionalInt uid) {
    public Caller {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /** Whether the caller may do this, as of the beginning of the call. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
