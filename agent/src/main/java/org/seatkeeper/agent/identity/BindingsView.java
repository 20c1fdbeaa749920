package org.seatkeeper.agent.identity;

import java.util.Set;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;

/**
 * The bindings as they stand now. Asked at every call, so that what is withdrawn is withdrawn on open connections too.
 */
@FunctionalInterface
public interface BindingsView {
    /** The roles bound to this name; empty where there are none. Does not block; any thread. */
    Set<Role> rolesOf(IdentityName who);
}
