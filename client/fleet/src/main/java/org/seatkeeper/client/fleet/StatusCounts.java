package org.seatkeeper.client.fleet;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many servers have each status. Retired servers are not counted: nobody waits for them. */
public record StatusCounts(Map<Status, Integer> counts) {
    public StatusCounts {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
    }

    /** Counts the servers of a fleet. */
    public static StatusCounts of(Fleet fleet) {
        var counts = new EnumMap<Status, Integer>(Status.class);
        for (Status status : Status.values()) {
            counts.put(status, 0);
        }
        fleet.servers().values().stream()
                .filter(server -> !server.retired())
                .forEach(server -> counts.merge(Standing.of(server), 1, Integer::sum));
        return new StatusCounts(counts);
    }

    /** How many servers have this status; 0 or more. */
    public int of(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /** How many servers were counted. */
    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them report now. */
    public int reporting() {
        return all() - of(Status.NOT_REPORTING);
    }
}
