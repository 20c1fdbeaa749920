package org.seatkeeper.agent.main;

/** Whether the heap has room for as many grants as the configuration lets live: beyond them is RESOURCE_EXHAUSTED, never the end. */
final class GrantRoom {
    /** Bytes of one that lives, with what a start takes besides (measured: 215, and 64 while memory is rebuilt). */
    static final int BYTES = 300;

    /** Of the serial collector's heap two thirds hold what lives long. */
    private static final int PARTS = 3;

    private static final int LASTING_PARTS = 2;
    private static final long MIB = 1 << 20;

    private GrantRoom() {}

    /** How many may live in a heap of so many bytes, at most. */
    static long most(long heapBytes) {
        return heapBytes / PARTS * LASTING_PARTS / BYTES;
    }

    /**
     * Refuses a number that the heap cannot hold.
     *
     * @param heapBytes that the JVM may take at most
     */
    static void check(int grantsMax, long heapBytes) throws Unfit {
        if (grantsMax > most(heapBytes)) {
            throw new Unfit("[limits] max_live_grants = " + grantsMax + " needs a heap of "
                    + Math.ceilDiv((long) grantsMax * BYTES * PARTS / LASTING_PARTS, MIB) + " MB, and this agent's has "
                    + heapBytes / MIB + " MB; set it to at most " + most(heapBytes)
                    + ", or start the agent with a larger one (SEATKEEPER_JVM=busy)");
        }
    }
}
