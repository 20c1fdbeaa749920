package org.seatkeeper.client.lab.torture.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the agent shows once nobody asks for anything: handles of those that are known, connections and handles in all.
 *
 * @param living of the handles that are known
 */
record Sight(Set<UUID> living, int connections, int handles) {
    /** What does not agree with what the clients know for certain. */
    List<String> against(Map<UUID, String> held) {
        var violations = new ArrayList<String>();
        for (UUID handle : held.keySet()) {
            if (!living.contains(handle)) {
                violations.add("lost: handle " + handle + " of " + held.get(handle) + " was granted and is not there");
            }
        }
        int users = (int) held.values().stream().distinct().count();
        if (connections != users) {
            violations.add("phantom: " + connections + " connections count, and the clients know of " + users);
        }
        if (handles != held.size()) {
            violations.add("duplicate: " + handles + " handles live, and the clients know of " + held.size());
        }
        return violations;
    }
}
