package org.seatkeeper.client.fleet;

/** What becomes of the Per Server licenses when the mode changes. */
public enum Disposition {
    /** They join the pool. */
    MOVE,
    /** They stay unclaimed until someone claims or waives them. */
    LEAVE
}
