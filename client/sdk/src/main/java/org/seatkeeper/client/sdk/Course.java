package org.seatkeeper.client.sdk;

/**
 * The way of one license through its phases, and what the agent said of it. Its lock is held for a change of fields and
 * nothing else: no message is built and nobody is called under it. Every change says where it came from, since that decides
 * what follows. Safe from any thread.
 */
final class Course {
    private volatile Phase phase = Phase.ASKED;
    private volatile long fence;
    private volatile boolean covered;
    private volatile boolean administrator;
    private boolean closed;

    Phase phase() {
        return phase;
    }

    long fence() {
        return fence;
    }

    boolean covered() {
        return covered;
    }

    boolean administrator() {
        return administrator;
    }

    /** Granted, first or anew. */
    synchronized Phase granted(long grantedFence, boolean isCovered, boolean isAdministrator) {
        Phase before = phase;
        fence = grantedFence;
        covered = isCovered;
        administrator = isAdministrator;
        phase = before == Phase.GONE || before == Phase.LEFT ? Phase.GONE : Phase.HELD;
        return before;
    }

    /** Refused. A license that its client has is not over by that; {@link #revoked} decides. */
    synchronized Phase refused() {
        Phase before = phase;
        phase = before == Phase.HELD || before == Phase.ADMITTED ? before : Phase.GONE;
        return before;
    }

    /** Whether nobody had an answer yet, and the wait ends here. */
    synchronized boolean settled(Phase to) {
        if (phase != Phase.ASKED) {
            return false;
        }
        phase = to;
        return true;
    }

    /** Whether its client had it, and no longer has. */
    synchronized boolean revoked() {
        if (phase != Phase.HELD && phase != Phase.ADMITTED) {
            return false;
        }
        phase = Phase.GONE;
        return true;
    }

    /** Whether this is the first closing. */
    synchronized boolean closes() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    /** Closed; one that the agent never heard of stays to be reported where there is room. */
    synchronized Phase left(boolean room) {
        Phase before = phase;
        phase = before == Phase.ADMITTED && room ? Phase.LEFT : Phase.GONE;
        return before;
    }
}
