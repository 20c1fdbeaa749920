package org.seatkeeper.agent.service;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.proto.v1.Caller;

/**
 * Whoever a call comes from, as the services need it.
 *
 * @param door "tls", "admin.sock" or "license.sock"
 * @param certificateExpires absent on a local socket
 */
public record Reader(Asker asker, Set<Role> roles, String door, Optional<Instant> certificateExpires) {
    public Reader {
        roles = Set.copyOf(roles);
    }

    /** As the contract says it. */
    Caller row() {
        var row = Caller.newBuilder()
                .setKind(asker.who().kind().name().toLowerCase(java.util.Locale.ROOT))
                .setName(asker.who().name())
                .setDoor(door);
        roles.stream().sorted().forEach(role -> row.addRoles(role.name()));
        asker.permissions().stream().sorted().forEach(permission -> row.addPermissions(Enums.permission(permission)));
        certificateExpires.ifPresent(at -> row.setCertificateExpires(Rows.time(at)));
        return row.build();
    }
}
