package org.seatkeeper.client.fleet;

import java.time.Duration;

/**
 * How one product counts on one server.
 *
 * @param observing limits are watched and turn nobody away
 * @param grace connections admitted over the number on purpose, 0 to 999,999
 * @param hold how long a connection keeps its place after it closes; at most a day
 * @param lease where the product names none: 10 s to a day
 */
public record ProductSettings(
        boolean observing, int grace, Duration hold, Key key, MachineAccounts machineAccounts, Duration lease) {
    /** Where a server says nothing of them: its agent is older than they are. */
    public static final ProductSettings UNKNOWN =
            new ProductSettings(false, 0, Duration.ZERO, Key.UNKNOWN, MachineAccounts.UNKNOWN, Duration.ZERO);

    /** Whether the server told them: an older agent does not, and then nothing is known of the use either. */
    public boolean known() {
        return key != Key.UNKNOWN && machineAccounts != MachineAccounts.UNKNOWN;
    }

    /** What makes two connections the same one. */
    public enum Key {
        DEVICE_AND_USER,
        DEVICE_ONLY,
        UNKNOWN
    }

    /** How machine accounts and services count. */
    public enum MachineAccounts {
        IGNORE,
        AS_DEVICE,
        COUNT,
        UNKNOWN
    }
}
