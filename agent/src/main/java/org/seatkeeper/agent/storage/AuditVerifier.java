package org.seatkeeper.agent.storage;

import java.util.Optional;

/**
 * Reads an audit from its first record to its last and names the first that is wrong. Holds one hash, whatever the length
 * of the audit; for one pass, on one thread.
 */
public final class AuditVerifier {
    /**
     * What someone remembers of the audit from an earlier day.
     *
     * @param sequence from 1
     * @param hash of that record
     */
    public record Known(long sequence, String hash) {}

    private final AuditChain chain;
    private final Optional<Known> known;
    private long records;
    private long expected = 1;
    private String headHash;
    private Optional<AuditVerdict.Flaw> flaw = Optional.empty();

    /** Without something known, a tail that was cut off cannot be found. */
    public AuditVerifier(AuditChain chain, Optional<Known> known) {
        this.chain = chain;
        this.known = known;
        this.headHash = chain.genesis();
    }

    /** The next record, in the order of the store. */
    public void accept(AuditRecord record) {
        records++;
        if (flaw.isPresent()) {
            return;
        }
        flaw = examine(record).map(kind -> new AuditVerdict.Flaw(expected, kind));
        if (flaw.isEmpty()) {
            headHash = record.hash();
            expected++;
        }
    }

    private Optional<AuditVerdict.Kind> examine(AuditRecord record) {
        if (record.sequence() != expected) {
            return Optional.of(AuditVerdict.Kind.GAP);
        }
        if (!record.hash().equals(chain.hash(record))) {
            return Optional.of(AuditVerdict.Kind.HASH_MISMATCH);
        }
        if (!record.previousHash().equals(headHash)) {
            return Optional.of(expected == 1 ? AuditVerdict.Kind.WRONG_GENESIS : AuditVerdict.Kind.BROKEN_LINK);
        }
        return known.filter(k -> k.sequence() == record.sequence() && !k.hash().equals(record.hash()))
                .map(_ -> AuditVerdict.Kind.REPLACED);
    }

    /** What was found, after the last record. */
    public AuditVerdict verdict() {
        Optional<AuditVerdict.Flaw> found = flaw.or(() -> known.filter(k -> k.sequence() >= expected)
                .map(_ -> new AuditVerdict.Flaw(expected, AuditVerdict.Kind.CUT_TAIL)));
        return new AuditVerdict(records, headHash, found);
    }
}
