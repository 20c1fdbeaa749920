package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;

/** A disk that takes nothing: nobody is let in, nobody is forgotten, and the agent does not spin. */
class ReadOnlyUseTest {
    private final FaultyStore store = new FaultyStore(new MemoryStore(Bench.FOUNDING));

    private static RequestResponse request(AgentInProcess agent, String user, int handle) {
        return agent.licenses(AgentInProcess.SQL)
                .request(RequestRequest.newBuilder()
                        .setProductId(AgentInProcess.SQL)
                        .setHandleId(new UUID(6, handle).toString())
                        .setLeaseSeconds(10)
                        .setClient(Client.newBuilder().setUser(user))
                        .build());
    }

    @Test
    void whatRunsOutWhileNothingCanBeWrittenIsGivenBackOnceItCan() throws Exception {
        try (var agent = new AgentInProcess(store).withSql()) {
            Bench.now(agent.bench.add(1, new UUID(8, 8)));
            assertTrue(request(agent, "u1", 1).hasGrant());
            agent.bench.settle();
            store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.FROM_THEN_ON);
            var no = assertThrows(StatusRuntimeException.class, () -> request(agent, "u1", 2));
            assertEquals(Status.Code.UNAVAILABLE, no.getStatus().getCode());
            int before = store.writes();
            for (int second = 0; second < 30; second++) {
                agent.bench.settle();
                agent.bench.passAtRest(Duration.ofSeconds(1));
            }
            agent.bench.settle();
            int tried = store.writes() - before;
            assertTrue(tried <= 40, "one try a second, not " + tried + " in 30");
            store.heal();
            agent.bench.passAtRest(Duration.ofSeconds(2));
            agent.bench.settle();
            agent.bench.passAtRest(Duration.ofSeconds(2));
            agent.bench.settle();
            assertTrue(request(agent, "u2", 3).hasGrant(), "the place of the one who left is free");
        }
    }
}
