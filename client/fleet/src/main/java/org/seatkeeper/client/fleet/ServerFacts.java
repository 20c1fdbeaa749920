package org.seatkeeper.client.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a server says of itself as a whole.
 *
 * @param readOnlyCause empty, or why its store cannot be written at the moment
 * @param callerName who the console is to it, such as operator/mira.holt
 * @param roles names of the roles the caller holds there
 * @param permissions names of the permissions the caller holds there
 */
public record ServerFacts(
        String agentId,
        String agentName,
        String siteName,
        String version,
        long epoch,
        long stateRevision,
        long auditSequence,
        String readOnlyCause,
        Optional<Instant> certificateExpires,
        List<String> configurationFaults,
        String callerName,
        List<String> roles,
        List<String> permissions) {
    public ServerFacts {
        configurationFaults = List.copyOf(configurationFaults);
        roles = List.copyOf(roles);
        permissions = List.copyOf(permissions);
    }
}
