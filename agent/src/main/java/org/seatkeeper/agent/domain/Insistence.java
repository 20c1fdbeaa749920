package org.seatkeeper.agent.domain;

/** Whether an administrator goes on although the rules advise against it. */
public enum Insistence {
    HEED,
    INSIST
}
