package org.seatkeeper.client.lab.torture.histories;

import java.util.UUID;

/** What was asked of one product. */
public sealed interface Asked {
    /**
     * A license for a client, under a handle that its caller made. One handle is always of the same client.
     *
     * @param client what counts once, however many handles it has
     * @param administrator counted, and never refused
     */
    record Admission(UUID handle, String client, boolean administrator) implements Asked {}

    /** One handle is given back. */
    record Release(UUID handle) implements Asked {}

    /** Whether a handle lives. */
    record Query(UUID handle) implements Asked {}

    /** Everybody who counts, with the number of their handles. */
    record Look() implements Asked {}

    /** The number of licenses goes up, or down; below use nobody is cut off. */
    record Change(int by) implements Asked {}

    /** An administrator ends every handle of a client. */
    record Eviction(String client) implements Asked {}
}
