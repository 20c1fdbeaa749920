package org.seatkeeper.agent.storage;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Chains the records of one agent's audit: the hash of each goes into the next, the first stands on a hash of agent and
 * epoch. Immutable; any thread.
 *
 * <p>The actor goes into the hash as a pseudonym, so that a person's name can be taken out of the store one day while
 * every record still verifies.
 */
public final class AuditChain {
    private static final String ERASED = "erased.";
    /** A SHA-256 in Base64 without padding. */
    private static final int PSEUDONYM_DIGITS = 43;

    private final UUID agentId;
    private final String genesis;

    /** The chain of that agent in that epoch. */
    public AuditChain(UUID agentId, long epoch) {
        this.agentId = agentId;
        this.genesis = new CanonicalDigest("seatkeeper audit genesis 1")
                .text(agentId.toString())
                .number(epoch)
                .hex();
    }

    /** What the first record has as its previous hash: 64 hexadecimal digits. */
    public String genesis() {
        return genesis;
    }

    /** The record that follows, chained. Without a previous one it is the first. */
    public AuditRecord link(Optional<AuditRecord> previous, AuditFields fields) {
        long sequence = previous.map(AuditRecord::sequence).orElse(0L) + 1;
        AuditRecord open = new AuditRecord(
                sequence,
                fields.at(),
                fields.actor(),
                fields.role(),
                fields.origin(),
                fields.method(),
                fields.target(),
                fields.reason(),
                fields.operationId(),
                fields.detail(),
                fields.beforeDigest(),
                fields.afterDigest(),
                fields.count(),
                previous.map(AuditRecord::hash).orElse(genesis),
                "");
        return withHash(open, hash(open));
    }

    private static AuditRecord withHash(AuditRecord r, String hash) {
        return new AuditRecord(
                r.sequence(),
                r.at(),
                r.actor(),
                r.role(),
                r.origin(),
                r.method(),
                r.target(),
                r.reason(),
                r.operationId(),
                r.detail(),
                r.beforeDigest(),
                r.afterDigest(),
                r.count(),
                r.previousHash(),
                hash);
    }

    /** What the record's hash has to be, 64 hexadecimal digits: over every field but the hash itself. Total. */
    public String hash(AuditRecord r) {
        return new CanonicalDigest("seatkeeper audit record 1")
                .number(r.sequence())
                .time(r.at())
                .text(pseudonym(r.actor()))
                .text(r.role())
                .text(r.origin())
                .text(r.method())
                .text(r.target())
                .text(r.reason())
                .text(r.operationId())
                .text(r.detail())
                .text(r.beforeDigest())
                .text(r.afterDigest())
                .number(r.count())
                .text(r.previousHash())
                .hex();
    }

    /**
     * What may stand for an actor when the name has to go: its kind, and a digest of the name instead of the name, such as
     * {@code operator/erased.2Hn...}. A pseudonym is its own pseudonym.
     */
    public String pseudonym(String actor) {
        int nameAt = actor.indexOf('/') + 1;
        String name = actor.substring(nameAt);
        if (name.startsWith(ERASED) && name.length() == ERASED.length() + PSEUDONYM_DIGITS) {
            return actor;
        }
        byte[] digest = new CanonicalDigest("seatkeeper name 1")
                .text(agentId.toString())
                .text(actor)
                .bytes();
        return actor.substring(0, nameAt)
                + ERASED
                + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
