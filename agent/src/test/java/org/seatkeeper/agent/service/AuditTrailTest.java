package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.AuditChain;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.AuditVerifier;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.PerServerScope;

/** No change without its record, and no record without its change. */
class AuditTrailTest {
    private final MemoryStore store = new MemoryStore(Bench.FOUNDING);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyWriteThatChangesSomethingLeavesOneRecordAndNoOtherWriteLeavesAny(long seed) throws StoreFault {
        var random = new SplittableRandom(seed);
        Map<String, String> digests = new HashMap<>();
        int changed = 0;
        try (var agent = new AgentInProcess(store)) {
            var calls = new SeededCalls(agent, random);
            for (int n = 0; n < 200; n++) {
                SeededCalls.Call call = calls.next();
                String when = "seed " + seed + ", call " + n + ": " + call.what();
                Figures before = agent.bench.keeper.figures();
                Act act = agent.act(call.expectedRevision());
                SeededCalls.Ending ending = call.make().apply(act);
                calls.learn(ending);
                Figures after = agent.bench.keeper.figures();
                boolean change = !before.rows().equals(after.rows());
                assertEquals(change ? 1 : 0, after.auditSequence() - before.auditSequence(), when);
                assertEquals(change ? 1 : 0, after.stateRevision() - before.stateRevision(), when);
                if (change) {
                    changed++;
                    AuditRecord record = store.audit(Long.MAX_VALUE, 1).getFirst();
                    assertEquals(act.getOperationId(), record.operationId(), when);
                    assertEquals("tls 192.0.2.7:51234", record.origin(), when);
                    assertEquals(digests.getOrDefault(record.target(), ""), record.beforeDigest(), when);
                    assertEquals(digest(after, record.target()), record.afterDigest(), when);
                    assertNotEquals(record.beforeDigest(), record.afterDigest(), when);
                    digests.put(record.target(), record.afterDigest());
                }
            }
        }
        assertTrue(changed > 20, "changes: " + changed);
        var verifier =
                new AuditVerifier(new AuditChain(Bench.FOUNDING.agentId(), Bench.FOUNDING.epoch()), Optional.empty());
        store.eachAudit(1, verifier::accept);
        assertTrue(verifier.verdict().intact());
    }

    @Test
    void aRecordSaysWhoInWhichRoleFromWhereWhatWhyAndWhatChanged() throws StoreFault {
        try (var agent = new AgentInProcess(store).withSql()) {
            Act act = agent.act().toBuilder().setReason("the new branch").build();
            var done = agent.admin(AgentInProcess.TOM)
                    .addLicenses(AddLicensesRequest.newBuilder()
                            .setAct(act)
                            .setProductId(AgentInProcess.SQL)
                            .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                            .setQuantity(40)
                            .build())
                    .getDone();
            AuditRecord record = store.audit(Long.MAX_VALUE, 1).getFirst();
            assertEquals(done.getAuditSequence(), record.sequence());
            assertEquals("operator/tom.berg", record.actor());
            assertEquals("ADMINISTRATOR", record.role());
            assertEquals("tls 192.0.2.7:51234", record.origin());
            assertEquals("AddLicenses", record.method());
            assertEquals("tarn-sql-14", record.target());
            assertEquals("the new branch", record.reason());
            assertEquals(Bench.START, record.at());
            assertEquals(1, record.count());
            assertTrue(record.detail().contains("Per Server licenses: 0 -> 40"), record.detail());
            assertTrue(record.detail().contains("revision: 1 -> 2"), record.detail());
            assertTrue(record.detail().contains(done.getEntries(0).getEntryId()), record.detail());
        }
    }

    @Test
    void whatTheAgentDoesByItselfHasItsRecordToo() throws StoreFault {
        try (var agent = new AgentInProcess(store).withSql()) {
            agent.bench.rightsHeld = false;
            Bench.now(agent.bench.change(1, new UUID(6, 1), Optional.of(Bench.START.plus(Duration.ofHours(1)))));
            agent.bench.passAtRest(Duration.ofHours(1));
            AuditRecord record = store.audit(Long.MAX_VALUE, 1).getFirst();
            assertEquals("SettleModeChange", record.method());
            assertEquals("operator/mira.holt", record.actor());
            assertTrue(record.detail().contains("LAPSED"), record.detail());
        }
    }

    private static String digest(Figures figures, String product) {
        Optional<Instance> now = figures.row(new ProductId(product)).map(Figures.Row::instance);
        return now.map(Audits::digest).orElse("");
    }
}
