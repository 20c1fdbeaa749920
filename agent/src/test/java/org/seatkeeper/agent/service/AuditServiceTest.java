package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.AuditVerdict;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.ListAuditRequest;
import org.seatkeeper.proto.v1.VerifyAuditRequest;
import org.seatkeeper.proto.v1.VerifyAuditResponse;

class AuditServiceTest {
    private static final int RECORDS = 12;

    private final WatchedStore store = new WatchedStore(new MemoryStore(Bench.FOUNDING));
    private AgentInProcess agent;

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess(store).withSql();
        for (int n = 1; n < RECORDS; n++) {
            Bench.now(agent.bench.add(n, new UUID(7, n)));
        }
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 11, 12, 13, 500})
    void theAuditIsListedNewestFirstPageByPageToTheEnd(int size) {
        var found = new ArrayList<Long>();
        long before = 0;
        int pages = 0;
        do {
            var page = agent.audit()
                    .listAudit(ListAuditRequest.newBuilder()
                            .setPageSize(size)
                            .setBeforeSequence(before)
                            .build());
            page.getRecordsList().forEach(record -> found.add(record.getSequence()));
            before = page.getNextBeforeSequence();
            pages++;
        } while (before != 0);
        assertEquals(LongStream.rangeClosed(1, RECORDS).boxed().toList().reversed(), found);
        assertEquals((RECORDS + size - 1) / size, pages);
    }

    @Test
    void sequencesThatNoAuditHasAreNoFault() {
        assertEquals(0, listed(1));
        assertEquals(RECORDS, listed(-1));
        assertEquals(RECORDS, listed(Long.MAX_VALUE));
    }

    private int listed(long before) {
        return agent.audit()
                .listAudit(
                        ListAuditRequest.newBuilder().setBeforeSequence(before).build())
                .getRecordsCount();
    }

    @Test
    void anAuditThatNobodyTouchedIsIntactAndSaysWhatToRemember() {
        VerifyAuditResponse verdict = verify(VerifyAuditRequest.getDefaultInstance());
        assertTrue(verdict.getIntact());
        assertEquals(RECORDS, verdict.getRecords());
        assertEquals(0, verdict.getFirstBadSequence());
        VerifyAuditResponse again = verify(VerifyAuditRequest.newBuilder()
                .setKnownSequence(RECORDS)
                .setKnownHash(verdict.getHeadHash())
                .build());
        assertTrue(again.getIntact());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 6, RECORDS})
    @DisplayName("Scenario 20: one record is changed, and verifying names the first bad one")
    void aRecordThatWasChangedIsNamed(long sequence) {
        store.tampering = record -> record.sequence() == sequence ? withReason(record, "nothing to see") : record;
        VerifyAuditResponse verdict = verify(VerifyAuditRequest.getDefaultInstance());
        assertFalse(verdict.getIntact());
        assertEquals(sequence, verdict.getFirstBadSequence());
        assertEquals(AuditVerdict.Kind.HASH_MISMATCH.words(), verdict.getFault());
        assertEquals(RECORDS, verdict.getRecords());
    }

    @Test
    void aTailThatWasCutOffIsFoundByWhoeverRemembersIt() {
        var remembered = VerifyAuditRequest.newBuilder()
                .setKnownSequence(RECORDS + 1)
                .setKnownHash(ByteString.copyFrom(new byte[32]))
                .build();
        VerifyAuditResponse verdict = verify(remembered);
        assertEquals(RECORDS + 1, verdict.getFirstBadSequence());
        assertEquals(AuditVerdict.Kind.CUT_TAIL.words(), verdict.getFault());
        var replaced = remembered.toBuilder().setKnownSequence(RECORDS).build();
        assertEquals(AuditVerdict.Kind.REPLACED.words(), verify(replaced).getFault());
    }

    @Test
    void whatIsRememberedIsASequenceWithItsHashOrNothing() {
        String words = "known_sequence and known_hash belong together; the hash has 32 bytes";
        var hash = ByteString.copyFrom(new byte[32]);
        for (VerifyAuditRequest bad : List.of(
                VerifyAuditRequest.newBuilder().setKnownSequence(1).build(),
                VerifyAuditRequest.newBuilder().setKnownHash(hash).build(),
                VerifyAuditRequest.newBuilder()
                        .setKnownSequence(1)
                        .setKnownHash(hash.substring(1))
                        .build())) {
            Fails.asMalformed(words, () -> verify(bad));
        }
        Fails.asMalformed(
                "known_sequence is beyond what an audit can have",
                () -> verify(VerifyAuditRequest.newBuilder()
                        .setKnownSequence(-1)
                        .setKnownHash(hash)
                        .build()));
        assertTrue(verify(VerifyAuditRequest.getDefaultInstance()).getIntact(), "no place was lost");
    }

    @Test
    void anAuditThatCannotBeReadAtTheMomentIsUnavailable() {
        store.unreadable = true;
        var listing = Fails.with(
                Status.Code.UNAVAILABLE, () -> agent.audit().listAudit(ListAuditRequest.getDefaultInstance()));
        assertEquals(
                "the audit cannot be read at the moment: The disk reported an error.",
                listing.getStatus().getDescription());
        Fails.with(Status.Code.UNAVAILABLE, () -> verify(VerifyAuditRequest.getDefaultInstance()));
        store.unreadable = false;
        for (int n = 0; n <= AuditService.LONG_READS_MAX; n++) {
            assertTrue(verify(VerifyAuditRequest.getDefaultInstance()).getIntact());
        }
    }

    private VerifyAuditResponse verify(VerifyAuditRequest request) {
        return agent.audit().verifyAudit(request);
    }

    private static AuditRecord withReason(AuditRecord r, String reason) {
        return new AuditRecord(
                r.sequence(),
                r.at(),
                r.actor(),
                r.role(),
                r.origin(),
                r.method(),
                r.target(),
                reason,
                r.operationId(),
                r.detail(),
                r.beforeDigest(),
                r.afterDigest(),
                r.count(),
                r.previousHash(),
                r.hash());
    }
}
