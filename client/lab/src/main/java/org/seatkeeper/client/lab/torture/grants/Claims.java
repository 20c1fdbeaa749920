package org.seatkeeper.client.lab.torture.grants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the clients know: handles that were granted and not given back, and those whose answer is missing. Whoever is told
 * that a handle is granted enters it here; whoever gives one back takes it out first. So what stands here is in use for
 * certain, and must never be more than the number. Any thread.
 */
final class Claims {
    private final int limit;
    private final Map<UUID, String> held = new HashMap<>();
    private final Map<String, Integer> users = new HashMap<>();
    private final Map<UUID, String> askedFor = new HashMap<>();
    private final List<UUID> givenBack = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    Claims(int limit) {
        this.limit = limit;
    }

    synchronized void granted(UUID handle, String user) {
        if (held.put(handle, user) != null) {
            violations.add("handle " + handle + " was granted twice");
        }
        users.merge(user, 1, Integer::sum);
        if (users.size() > limit) {
            violations.add(user + " was let in as number " + users.size() + " of " + limit);
        }
    }

    synchronized void givingBack(UUID handle) {
        String user = held.remove(handle);
        if (user != null) {
            users.computeIfPresent(user, (_, n) -> n == 1 ? null : Integer.valueOf(n - 1));
        }
    }

    /** No answer came to a request. */
    synchronized void askedFor(UUID handle, String user) {
        askedFor.put(handle, user);
    }

    /** No answer came to a release. */
    synchronized void givenBackPerhaps(UUID handle) {
        givenBack.add(handle);
    }

    synchronized void violation(String what) {
        violations.add(what);
    }

    synchronized Map<UUID, String> takeAskedFor() {
        var all = new TreeMap<>(askedFor);
        askedFor.clear();
        return all;
    }

    synchronized List<UUID> takeGivenBack() {
        var all = List.copyOf(givenBack);
        givenBack.clear();
        return all;
    }

    synchronized Map<UUID, String> held() {
        return new TreeMap<>(held);
    }

    /** Distinct users among those held. */
    synchronized int users() {
        return users.size();
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }
}
