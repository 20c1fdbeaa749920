package org.seatkeeper.agent.domain;

/** What becomes of the Per Server licenses when the mode changes. */
public enum Disposition {
    /** They join the pool of the chosen seat kind. */
    MOVE,
    /** They stay unclaimed until someone claims or waives them. */
    LEAVE
}
