package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.Done;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.LedgerEntry;
import org.seatkeeper.proto.v1.RefusalCode;

class ValidateOnlyTest {
    private static final int CASES = 2_000;

    @Test
    void thePreviewGivesTheVerdictOfTheRealCallAndKeepsNothing() throws StoreFault {
        long seed = 20_260_616;
        var met = new TreeMap<String, Integer>();
        for (int round = 0; round < 20; round++) {
            var random = new SplittableRandom(seed + round);
            try (var agent = new AgentInProcess()) {
                var calls = new SeededCalls(agent, random);
                for (int n = 0; n < CASES / 20; n++) {
                    SeededCalls.Call call = calls.next();
                    String when = "seed " + (seed + round) + ", case " + n + ": " + call.what();
                    Figures before = agent.bench.keeper.figures();
                    SeededCalls.Ending preview = call.make()
                            .apply(agent.act(call.expectedRevision()).toBuilder()
                                    .setValidateOnly(true)
                                    .build());
                    assertEquals(before, agent.bench.keeper.figures(), when);
                    SeededCalls.Ending real = call.make().apply(agent.act(call.expectedRevision()));
                    assertEquals(comparable(preview), comparable(real), when);
                    preview.done().ifPresent(done -> assertTrue(done.getValidatedOnly(), when));
                    calls.learn(real);
                    met.merge(
                            real.done().isPresent()
                                    ? "done"
                                    : real.refusal()
                                            .map(r -> r.getCode().name())
                                            .orElse(real.status().name()),
                            1,
                            Integer::sum);
                }
            }
        }
        assertTrue(met.getOrDefault("done", 0) > CASES / 4, met::toString);
        var codes = EnumSet.noneOf(RefusalCode.class);
        met.keySet().stream()
                .filter(word -> word.startsWith("REFUSAL"))
                .forEach(word -> codes.add(RefusalCode.valueOf(word)));
        assertTrue(codes.size() >= 12, met::toString);
        assertTrue(met.containsKey("ABORTED"), met::toString);
    }

    @Test
    void aPreviewIsNoFirstResultOfItsOperation() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var calls = new SeededCalls(agent, new SplittableRandom(7));
            SeededCalls.Call call = calls.next();
            var act = agent.act(call.expectedRevision());
            var preview =
                    call.make().apply(act.toBuilder().setValidateOnly(true).build());
            var real = call.make().apply(act);
            assertEquals(comparable(preview), comparable(real));
        }
    }

    @Test
    void aPreviewOnAReadOnlyAgentIsRefusedLikeTheRealCall() throws StoreFault {
        var store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
        try (var agent = new AgentInProcess(store).withSql()) {
            store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.FROM_THEN_ON);
            Bench.now(agent.bench.add(1, new UUID(5, 5)));
            var calls = new SeededCalls(agent, new SplittableRandom(7));
            for (int n = 0; n < 50; n++) {
                SeededCalls.Call call = calls.next();
                var preview = call.make()
                        .apply(agent.act(call.expectedRevision()).toBuilder()
                                .setValidateOnly(true)
                                .build());
                assertEquals(comparable(call.make().apply(agent.act(call.expectedRevision()))), comparable(preview));
                assertEquals(
                        RefusalCode.REFUSAL_CODE_READ_ONLY,
                        preview.refusal().orElseThrow().getCode());
            }
            store.heal();
            agent.bench.passAtRest(Duration.ofSeconds(1));
            assertEquals("", agent.bench.keeper.figures().readOnlyCause());
        }
    }

    /** Without what the real call alone has: numbers that move, and ids that are fresh. */
    private static SeededCalls.Ending comparable(SeededCalls.Ending ending) {
        return new SeededCalls.Ending(
                ending.done().map(ValidateOnlyTest::comparable), ending.refusal(), ending.status());
    }

    private static Done comparable(Done done) {
        var same = done.toBuilder()
                .clearStateRevision()
                .clearAuditSequence()
                .clearValidatedOnly()
                .clearEntries();
        done.getEntriesList().forEach(entry -> same.addEntries(comparable(entry)));
        if (done.hasAfter()) {
            same.setAfter(comparable(done.getAfter()));
        }
        if (done.hasBefore()) {
            same.setBefore(done.getBefore().toBuilder().clearChangedAt());
        }
        return same.build();
    }

    private static LedgerEntry comparable(LedgerEntry entry) {
        var same = entry.toBuilder().clearEntryId().clearPairId();
        if (entry.getScope().hasUnclaimed()) {
            same.getScopeBuilder().getUnclaimedBuilder().clearConversionId();
        }
        return same.build();
    }

    private static Instance comparable(Instance instance) {
        var same = instance.toBuilder().clearChangedAt().clearUnclaimed();
        instance.getUnclaimedList()
                .forEach(left -> same.addUnclaimed(left.toBuilder().clearConversionId()));
        if (instance.hasModeChange()) {
            same.getModeChangeBuilder().clearConversionId();
        }
        return same.build();
    }
}
