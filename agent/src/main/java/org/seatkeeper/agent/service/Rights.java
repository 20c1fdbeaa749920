package org.seatkeeper.agent.service;

import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;

/** Whether someone may still do something: asked when what they agreed to is due. */
@FunctionalInterface
public interface Rights {
    /** Keeper's thread; must not block. */
    boolean holds(IdentityName who, Permission permission);
}
