package org.seatkeeper.client.lab.torture.histories;

import java.util.UUID;

/**
 * What was asked of one product, or happened to the whole agent. Lengths are in strikes of the hour: 1 is over with the
 * next one ({@link HandTime#seconds}).
 */
public sealed interface Asked {
    /**
     * A license for a client, under a handle that its caller made. One handle is always of the same client.
     *
     * @param client what counts once, however many handles it has
     * @param administrator counted, and never refused
     * @param session whose lease it lives by; 0 for a lease of its own
     * @param strikes the length of its own lease
     */
    record Admission(UUID handle, String client, boolean administrator, long session, int strikes) implements Asked {}

    /**
     * One handle is given back.
     *
     * @param session on which; 0 for a call of its own
     */
    record Release(UUID handle, long session) implements Asked {}

    /** The own lease of a handle begins anew. */
    record Renewal(UUID handle) implements Asked {}

    /** Whether a handle lives. */
    record Query(UUID handle) implements Asked {}

    /** Everybody who counts, with the number of their handles. */
    record Look() implements Asked {}

    /** The number of licenses goes up, or down; below use nobody is cut off. */
    record Change(int by) implements Asked {}

    /** From now on a connection keeps its place so long after its last handle; 0 for not at all. */
    record Hold(int strikes) implements Asked {}

    /** An administrator ends every handle of a client, and its hold. */
    record Eviction(String client) implements Asked {}

    /** A session begins, with a lease for its grants and a token that resumes it once. */
    record Opening(long session, int strikes, long token) implements Asked {}

    /** A session is resumed by a token; the next one takes its place. */
    record Resumption(long session, long token, long next) implements Asked {}

    /** A word of a session, or its break: its lease begins anew. */
    record Word(long session) implements Asked {}

    /** A session ends by its own word: its grants are given back at the next opportunity. */
    record Ending(long session) implements Asked {}

    /** Of the whole agent: the hour strikes. */
    record Strike() implements Asked {}

    /** Of the whole agent: nobody asks anything and nothing fails, so whatever is over has been given back. */
    record Rest() implements Asked {}

    /** Of the whole agent: it begins anew, and so do all leases and holds, with their full length. */
    record Start() implements Asked {}
}
