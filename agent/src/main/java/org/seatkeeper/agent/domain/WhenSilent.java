package org.seatkeeper.agent.domain;

/** What a product may do with a client while no agent answers (spec/model.md section 4). */
public enum WhenSilent {
    REFUSE,
    /** Let the client in and report it later; on the record. */
    ADMIT
}
