package org.seatkeeper.client.fleet;

import java.util.HashSet;
import java.util.Set;

/** The newest fleet, and which servers differ from the one shown before. */
public record FleetChange(Fleet fleet, Set<ServerName> changed) {
    public FleetChange {
        changed = Set.copyOf(changed);
    }

    /** Two changes seen as one: the newer fleet, and everything that differs. */
    public static FleetChange both(FleetChange older, FleetChange newer) {
        var changed = new HashSet<>(older.changed());
        changed.addAll(newer.changed());
        return new FleetChange(newer.fleet(), changed);
    }
}
