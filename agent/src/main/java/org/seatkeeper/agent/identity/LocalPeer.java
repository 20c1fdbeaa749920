package org.seatkeeper.agent.identity;

import java.util.Set;

/**
 * The kernel's word on who opened a connection to a Unix socket, as of that moment.
 *
 * @param pid the process; it may have ended since
 * @param uid the effective user
 * @param gid the effective group
 * @param groups the supplementary groups
 */
record LocalPeer(int pid, int uid, int gid, Set<Integer> groups) {
    LocalPeer {
        groups = Set.copyOf(groups);
    }

    boolean isMemberOf(int group) {
        return gid == group || groups.contains(group);
    }
}
