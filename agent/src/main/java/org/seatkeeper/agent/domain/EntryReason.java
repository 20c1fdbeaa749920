package org.seatkeeper.agent.domain;

/** Why an entry of the ledger exists. */
public enum EntryReason {
    PURCHASE,
    REMOVAL,
    CONVERSION_OUT,
    CONVERSION_IN,
    TRANSFER_OUT,
    TRANSFER_IN,
    CLAIM,
    WAIVE,
    REVERSAL;

    /** Whether one such entry may be corrected by itself. The others travel in pairs. */
    public boolean reversible() {
        return this == PURCHASE || this == REMOVAL;
    }
}
