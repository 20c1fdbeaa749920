package org.seatkeeper.agent.storage;

/**
 * Where the store stands: what the next turn has to follow.
 *
 * @param turn how many writes were made since the founding; tells whether a write whose answer was lost is there
 * @param revision the state revision
 * @param entries of the ledger
 * @param sequence of the newest audit record, 0 without one
 * @param hash of that record, or the genesis hash
 */
record Tip(long turn, long revision, long entries, long sequence, String hash) {
    /** Where it stands after that turn. Throws IllegalArgumentException where the turn does not follow. */
    Tip after(Turn next) {
        if (next.stateRevision() < revision) {
            throw new IllegalArgumentException(
                    "state revision " + next.stateRevision() + " does not follow " + revision);
        }
        long position = entries;
        for (var entry : next.entries()) {
            if (entry.position() != ++position) {
                throw new IllegalArgumentException("entry " + entry.position() + " is not the next, " + position);
            }
        }
        long last = sequence;
        String link = hash;
        for (AuditRecord record : next.audit()) {
            if (record.sequence() != ++last || !record.previousHash().equals(link)) {
                throw new IllegalArgumentException(
                        "audit record " + record.sequence() + " does not follow record " + (last - 1));
            }
            link = record.hash();
        }
        return new Tip(turn + 1, next.stateRevision(), position, last, link);
    }

    /** Where it stands after a write that is no turn. */
    Tip afterOther() {
        return new Tip(turn + 1, revision, entries, sequence, hash);
    }
}
