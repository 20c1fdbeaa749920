package org.seatkeeper.agent.domain;

/** How machine accounts and services count (spec/model.md section 7) [BUG300930]. */
public enum MachineAccounts {
    /** Let in, counted nowhere. */
    IGNORE,
    /** Counted as their machine, without a user. */
    AS_DEVICE,
    /** Counted like everybody else. */
    COUNT
}
