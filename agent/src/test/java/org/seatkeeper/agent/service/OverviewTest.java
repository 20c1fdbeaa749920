package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.GetOverviewResponse;

class OverviewTest {
    @Test
    void whoKnowsNothingIsToldEverything() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            GetOverviewResponse all = agent.admin().getOverview(GetOverviewRequest.getDefaultInstance());
            assertTrue(all.getState().getFull());
            assertEquals(1, all.getState().getChangedCount());
            assertEquals("ber-db-02", all.getState().getServer().getName());
        }
    }

    @Test
    void whoIsUpToDateIsToldNothingAndBothMessagesTogetherFitIntoSixtyFourBytes() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            var request = known(agent.bench.keeper.figures().epoch(), 1);
            GetOverviewResponse nothing = agent.admin().getOverview(request);
            assertEquals(GetOverviewResponse.getDefaultInstance(), nothing);
            assertTrue(request.getSerializedSize() + nothing.getSerializedSize() <= 64);
            var largest = known(-1, -1);
            assertTrue(largest.getSerializedSize() <= 64, "whatever the numbers");
        }
    }

    @Test
    void whoKnowsAnEarlierRevisionIsToldWhatChangedSince() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            agent.bench.declare(new ProductId("mail"));
            Bench.now(agent.bench.add(3, new UUID(5, 5)));
            GetOverviewResponse changes = agent.admin().getOverview(known(77, 2));
            assertFalse(changes.getState().getFull());
            assertEquals(1, changes.getState().getChangedCount());
            assertEquals(3, changes.getState().getStateRevision());
        }
    }

    @Test
    void whoKnowsAnotherEpochIsToldEverything() throws StoreFault {
        try (var agent = new AgentInProcess().withSql()) {
            assertTrue(agent.admin().getOverview(known(78, 1)).getState().getFull());
        }
    }

    @Test
    void aServerThatCannotWriteIsToldOfEveryTime() throws StoreFault {
        var store = new FaultyStore(new MemoryStore(Bench.FOUNDING));
        try (var agent = new AgentInProcess(store).withSql()) {
            store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.FROM_THEN_ON);
            Bench.now(agent.bench.add(3, new UUID(5, 5)));
            for (int n = 0; n < 2; n++) {
                GetOverviewResponse told = agent.admin().getOverview(known(77, 1));
                assertEquals("The disk is full", told.getState().getServer().getReadOnlyCause());
                assertEquals(0, told.getState().getChangedCount());
            }
        }
    }

    private static GetOverviewRequest known(long epoch, long revision) {
        return GetOverviewRequest.newBuilder()
                .setEpoch(epoch)
                .setIfNewerThan(revision)
                .build();
    }
}
