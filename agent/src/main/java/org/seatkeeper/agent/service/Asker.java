package org.seatkeeper.agent.service;

import java.util.Set;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;

/**
 * Who asks, as the audit will say it.
 *
 * @param roles names of the roles, comma-separated
 * @param origin door and address
 */
public record Asker(IdentityName who, String roles, String origin, Set<Permission> permissions) {
    public Asker {
        permissions = Set.copyOf(permissions);
    }
}
