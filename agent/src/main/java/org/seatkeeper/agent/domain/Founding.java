package org.seatkeeper.agent.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an agent's store holds from its first moment: who the agent is, and who may do what. Every agent begins as a site
 * of one (spec/model.md, decision 10).
 *
 * @param agentId the agent, unique in the fleet, for as long as its store lives
 * @param name the server's name as people know it; 1 to {@value #NAME_MAX} characters, no control characters
 * @param siteId the agent's own site
 * @param siteName as for {@code name}
 * @param epoch random and never 0: revisions and sequences belong to it
 * @param bindings who may do what, from the first day
 * @param at when it was founded
 */
public record Founding(
        UUID agentId, String name, UUID siteId, String siteName, long epoch, List<Binding> bindings, Instant at) {
    /** Longest name of a server or a site, in characters. */
    public static final int NAME_MAX = 64;

    public Founding {
        checkName("server", name);
        checkName("site", siteName);
        if (epoch == 0) {
            throw new IllegalArgumentException("an epoch is never 0: on the wire 0 says that the caller knows none");
        }
        bindings = List.copyOf(bindings);
    }

    private static void checkName(String of, String name) {
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("the name of a " + of + " has 1 to " + NAME_MAX + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the name of a " + of + " has no control characters");
        }
    }
}
