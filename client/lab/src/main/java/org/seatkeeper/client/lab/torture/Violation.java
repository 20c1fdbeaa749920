package org.seatkeeper.client.lab.torture;

/**
 * A promise that was broken.
 *
 * @param what in words, with the operation or product it is about
 */
public record Violation(Kind kind, String what) {
    /** Which promise. */
    public enum Kind {
        /** An acknowledged change is not there, or not as it was acknowledged. */
        LOST,
        /** Something is there that was refused, or that nobody asked for. */
        PHANTOM,
        /** One operation had its effect twice. */
        DUPLICATE,
        /** Per Device or Per User became Per Server. */
        MODE_BACK,
        /** The audit is not one unbroken chain that extends what was seen of it. */
        BROKEN_CHAIN,
        /** A change without its record, or a record without its change. */
        UNRECORDED,
        /** A balance is not the sum of the ledger. */
        BALANCE,
        /** A revision went back. */
        REVISION_BACK,
        /** The epoch is another one. */
        EPOCH,
        /** A lawful request was answered as no lawful request may be. */
        FAULT
    }

    @Override
    public String toString() {
        return kind + ": " + what;
    }
}
