package org.seatkeeper.agent.storage;

/** A record of the audit is not the one that stood there, or is not there at all. */
final class AuditBroken extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final long sequence;

    /** The number of the first record, from the newest back, that does not follow. */
    AuditBroken(long sequence) {
        super("the audit is broken at record " + sequence);
        this.sequence = sequence;
    }

    /** Cause and remedy, for people. */
    String words() {
        return "Record " + sequence + " of the audit is damaged or missing. Put the store's file aside, to find out who"
                + " changed it, and restore the newest backup (docs/operations.md).";
    }
}
