package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ListConnectionsRequest;

/** The turn in which a session runs out is rolled back: it runs out once the disk takes it, and does not live for ever. */
class SessionExpiryRollbackTest {
    private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));

    private static void pass(AgentInProcess agent, int seconds) throws Exception {
        for (int second = 0; second < seconds; second++) {
            agent.bench.settle();
            agent.bench.passAtRest(Duration.ofSeconds(1));
        }
        agent.bench.settle();
    }

    @Test
    void aSessionWhoseEndCouldNotBeWrittenEndsOnceItCan() throws Exception {
        try (var agent = new AgentInProcess(store).withSql()) {
            Bench.now(agent.bench.add(1, new UUID(8, 8)));
            SessionClient client = SessionClient.open(
                    AgentInProcess.as(
                            new AgentInProcess.Person(AgentInProcess.SQL, Role.PRODUCT),
                            LicenseServiceGrpc.newStub(agent.channel)),
                    AgentInProcess.SQL,
                    ByteString.EMPTY);
            client.next();
            assertTrue(client.request(new UUID(1, 1), "u1").hasGrant());
            client.breakOff();
            pass(agent, 55);
            store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.FROM_THEN_ON);
            pass(agent, 15);
            store.heal();
            pass(agent, 600);
            assertEquals(
                    0,
                    agent.admin()
                            .listConnections(ListConnectionsRequest.newBuilder()
                                    .setProductId(AgentInProcess.SQL)
                                    .build())
                            .getTotal());
        }
    }
}
