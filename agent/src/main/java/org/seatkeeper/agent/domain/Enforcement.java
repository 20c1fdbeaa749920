package org.seatkeeper.agent.domain;

/** Whether the Per Server limit turns clients away. A product without any ledger entry observes (spec/model.md 12). */
public enum Enforcement {
    OBSERVE,
    ENFORCE
}
