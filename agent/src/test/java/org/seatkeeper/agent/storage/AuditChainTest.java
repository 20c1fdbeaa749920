package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.storage.AuditVerdict.Flaw;
import org.seatkeeper.agent.storage.AuditVerdict.Kind;

/** Alteration, deletion, reordering and truncation of an audit are found (spec/model.md, I9 and scenario 20). */
class AuditChainTest {
    private static final AuditChain CHAIN = new AuditChain(new UUID(1, 2), 3);
    private static final int EDITS = Integer.getInteger("seatkeeper.audit.edits", 10_000);

    private final List<AuditRecord> records = chained(CHAIN, 40);

    private static AuditFields fields(int i) {
        return new AuditFields(
                Instant.ofEpochSecond(1_800_000_000L + i, 7L * i),
                "operator/mira.holt",
                "LICENSE_ADMIN",
                "mtls 192.0.2.17",
                "AddLicenses",
                "tarn-sql",
                "Order " + i,
                new UUID(9, i).toString(),
                "per_server: 3 -> " + i,
                "ab".repeat(32),
                "",
                1);
    }

    private static List<AuditRecord> chained(AuditChain chain, int n) {
        var records = new ArrayList<AuditRecord>();
        Optional<AuditRecord> head = Optional.empty();
        for (int i = 1; i <= n; i++) {
            head = Optional.of(chain.link(head, fields(i)));
            records.add(head.get());
        }
        return records;
    }

    private static AuditVerdict verify(List<AuditRecord> records, Optional<AuditVerifier.Known> known) {
        var verifier = new AuditVerifier(CHAIN, known);
        records.forEach(verifier::accept);
        return verifier.verdict();
    }

    private static Optional<Flaw> flaw(List<AuditRecord> records) {
        return verify(records, Optional.empty()).flaw();
    }

    private Optional<AuditVerifier.Known> remembered(int sequence) {
        return Optional.of(
                new AuditVerifier.Known(sequence, records.get(sequence - 1).hash()));
    }

    @Test
    void aChainNobodyTouchedIsIntact() {
        assertEquals(new AuditVerdict(0, CHAIN.genesis(), Optional.empty()), verify(List.of(), Optional.empty()));
        var intact = new AuditVerdict(40, records.getLast().hash(), Optional.empty());
        assertEquals(intact, verify(records, Optional.empty()));
        for (int known = 1; known <= 40; known++) {
            assertEquals(intact, verify(records, remembered(known)));
        }
    }

    @Test
    void theEncodingIsFixedForEver() {
        assertEquals("fd2e061f72d0f984bfd7f681a6cb0a300d7fed739212c6855167b2f556a256f4", CHAIN.genesis());
        assertEquals(
                "54ea85dbc2d7684154d8a49ff66d9f449f7e7ba23bc7a9fdfe503f4f6682f2f2",
                records.getFirst().hash());
    }

    @Test
    void aMissingRecordIsNamed() {
        var cut = new ArrayList<>(records);
        cut.remove(9);
        assertEquals(Optional.of(new Flaw(10, Kind.GAP)), flaw(cut));
    }

    @Test
    void aRecordReplacedByOneThatHashesWellIsFoundAtTheNext() {
        var replaced = new ArrayList<>(records);
        replaced.set(9, CHAIN.link(Optional.of(records.get(8)), fields(999)));
        assertEquals(Optional.of(new Flaw(11, Kind.BROKEN_LINK)), flaw(replaced));
    }

    @Test
    void aCutTailIsFoundByWhoRemembersIt() {
        assertEquals(Optional.empty(), flaw(records.subList(0, 30)));
        assertEquals(
                Optional.of(new Flaw(31, Kind.CUT_TAIL)),
                verify(records.subList(0, 30), remembered(40)).flaw());
        assertEquals(
                Optional.of(new Flaw(1, Kind.CUT_TAIL)),
                verify(List.of(), remembered(1)).flaw());
    }

    @Test
    void aTailWrittenAnewIsFoundByWhoRemembersIt() {
        var rewritten = new ArrayList<>(records.subList(0, 30));
        for (int i = 31; i <= 40; i++) {
            rewritten.add(CHAIN.link(Optional.of(rewritten.getLast()), fields(i + 500)));
        }
        assertEquals(Optional.empty(), flaw(rewritten));
        assertEquals(
                Optional.of(new Flaw(35, Kind.REPLACED)),
                verify(rewritten, remembered(35)).flaw());
    }

    @Test
    void theAuditOfAnotherAgentOrEpochIsNotThisOne() {
        var otherEpoch = chained(new AuditChain(new UUID(1, 2), 4), 2);
        assertEquals(Optional.of(new Flaw(1, Kind.WRONG_GENESIS)), flaw(otherEpochHashedHere(otherEpoch)));
        assertNotEquals(CHAIN.genesis(), new AuditChain(new UUID(1, 3), 3).genesis());
        assertNotEquals(CHAIN.genesis(), new AuditChain(new UUID(1, 2), -3).genesis());
    }

    /** The agent is the same, so its records hash alike; only what the first stands on differs. */
    private static List<AuditRecord> otherEpochHashedHere(List<AuditRecord> records) {
        records.forEach(record -> assertEquals(record.hash(), CHAIN.hash(record)));
        return records;
    }

    @Test
    void aFieldCannotBorrowFromItsNeighbor() {
        AuditRecord record = records.getFirst();
        AuditRecord shifted = new AuditEdit(record)
                .text(2, record.role() + record.origin())
                .text(3, "")
                .record();
        assertNotEquals(record.hash(), CHAIN.hash(shifted));
    }

    @Test
    void aNameTakenOutLeavesEveryRecordVerifiable() {
        String pseudonym = CHAIN.pseudonym("operator/mira.holt");
        assertTrue(pseudonym.startsWith("operator/erased."), pseudonym);
        assertEquals(pseudonym, CHAIN.pseudonym(pseudonym));
        var erased = records.stream()
                .map(record -> new AuditEdit(record).text(1, pseudonym).record())
                .toList();
        assertEquals(Optional.empty(), flaw(erased));
        var forged = new ArrayList<>(erased);
        forged.set(
                4,
                new AuditEdit(erased.get(4))
                        .text(1, CHAIN.pseudonym("operator/jon"))
                        .record());
        assertEquals(Optional.of(new Flaw(5, Kind.HASH_MISMATCH)), flaw(forged));
    }

    @Test
    void fieldsThatMakeNoRecordAreRefused() {
        AuditFields f = fields(1);
        assertThrows(IllegalArgumentException.class, () -> withDigest(f, "AB".repeat(32), 1));
        assertThrows(IllegalArgumentException.class, () -> withDigest(f, "ab".repeat(31), 1));
        assertThrows(IllegalArgumentException.class, () -> withDigest(f, "", 0));
        assertEquals(1, withDigest(f, "", 1).count());
    }

    private static AuditFields withDigest(AuditFields f, String digest, int count) {
        return new AuditFields(
                f.at(),
                f.actor(),
                f.role(),
                f.origin(),
                f.method(),
                f.target(),
                f.reason(),
                f.operationId(),
                f.detail(),
                digest,
                f.afterDigest(),
                count);
    }

    /** Scenario 20: of any seeded edit of an audit, the first bad record is named. */
    @Test
    void everyRandomEditIsFound() {
        for (int seed = 1; seed <= EDITS; seed++) {
            var random = new SplittableRandom(seed);
            var edited = new ArrayList<>(records);
            Optional<AuditVerifier.Known> known = Optional.empty();
            int at = random.nextInt(records.size());
            int expected = at + 1;
            switch (random.nextInt(4)) {
                case 0 ->
                    edited.set(at, new AuditEdit(edited.get(at)).flip(random).record());
                case 1 -> {
                    edited.remove(at);
                    known = remembered(40);
                }
                case 2 -> {
                    int other = (at + 1 + random.nextInt(records.size() - 1)) % records.size();
                    edited.set(at, records.get(other));
                    edited.set(other, records.get(at));
                    expected = Math.min(at, other) + 1;
                }
                case 3 -> {
                    edited.subList(at, edited.size()).clear();
                    known = remembered(at + 1 + random.nextInt(records.size() - at));
                }
                default -> throw new AssertionError();
            }
            AuditVerdict verdict = verify(edited, known);
            assertFalse(verdict.intact(), "seed " + seed);
            assertEquals(expected, verdict.flaw().orElseThrow().sequence(), "seed " + seed);
        }
    }
}
