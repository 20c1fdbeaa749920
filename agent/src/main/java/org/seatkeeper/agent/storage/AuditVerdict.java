package org.seatkeeper.agent.storage;

import java.util.Optional;

/**
 * What verifying an audit found.
 *
 * @param records how many were read
 * @param headHash of the last record that verified, or the genesis hash: remember it with its sequence, and the next
 *     verification finds a cut tail too
 * @param flaw the first one; absent where the audit is intact
 */
public record AuditVerdict(long records, String headHash, Optional<Flaw> flaw) {
    /** What can be wrong with an audit. */
    public enum Kind {
        HASH_MISMATCH("The record was altered: its content does not match its hash."),
        BROKEN_LINK("The record does not follow the one before it: one of the two was replaced."),
        GAP("The record is missing or out of order."),
        WRONG_GENESIS("The audit does not begin with this agent and epoch: its first record belongs to another."),
        CUT_TAIL("The record is missing at the end: the audit was longer before."),
        REPLACED("The record differs from the one that was remembered: it, or records before it, were replaced.");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** A sentence for people. */
        public String words() {
            return words;
        }
    }

    /**
     * The first thing that is wrong.
     *
     * @param sequence of the first bad record, from 1
     */
    public record Flaw(long sequence, Kind kind) {}

    /** Whether nothing was wrong. */
    public boolean intact() {
        return flaw.isEmpty();
    }
}
