package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.SessionAnswer;

/** The number of grants that live is bounded: max_live_grants, met from both sides. */
class GrantsMaxTest {
    private static final String SQL = AgentInProcess.SQL;
    private static final int MOST = 3;
    private static final Policy FEW = new Policy(Duration.ZERO, Duration.ofDays(366), 256, 1_000, MOST);

    private final AgentInProcess agent = started();

    private static AgentInProcess started() {
        try {
            return new AgentInProcess(new MemoryStore(Bench.FOUNDING), FEW).withSql();
        } catch (StoreFault e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private boolean requested(int n) {
        return agent.licenses(SQL)
                .request(RequestRequest.newBuilder()
                        .setProductId(SQL)
                        .setHandleId(new UUID(1, n).toString())
                        .setClient(Client.newBuilder().setUser("user-" + n).setDevice("pc"))
                        .build())
                .hasGrant();
    }

    private SessionClient session() {
        SessionClient client = SessionClient.open(
                AgentInProcess.as(
                        new AgentInProcess.Person(SQL, Role.PRODUCT), LicenseServiceGrpc.newStub(agent.channel)),
                SQL,
                ByteString.EMPTY);
        assertTrue(client.next().hasOpened());
        return client;
    }

    @Test
    void oneMoreThanMayLiveIsExhaustedByNameAndGoesInOnceAnotherHasGone() {
        for (int n = 1; n <= MOST; n++) {
            assertTrue(requested(n));
        }
        assertTrue(requested(MOST), "a handle that lives is answered as before");
        Status status = assertThrows(StatusRuntimeException.class, () -> requested(MOST + 1))
                .getStatus();
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, status.getCode());
        assertTrue(String.valueOf(status.getDescription()).startsWith("max_live_grants: "), status::toString);
        var _ = agent.licenses(SQL)
                .release(ReleaseRequest.newBuilder()
                        .setProductId(SQL)
                        .setHandleId(new UUID(1, 1).toString())
                        .build());
        assertTrue(requested(MOST + 1));
    }

    @Test
    void aSessionIsToldTheSameAndGoesOn() {
        SessionClient session = session();
        for (int n = 1; n <= MOST; n++) {
            assertTrue(session.request(new UUID(2, n), "user-" + n).hasGrant());
        }
        SessionAnswer more = session.request(new UUID(2, MOST + 1), "one-more");
        assertEquals(Problem.Kind.KIND_EXHAUSTED, more.getProblem().getKind());
        assertTrue(more.getProblem().getText().startsWith("max_live_grants: "), more::toString);
        assertTrue(session.release(new UUID(2, 1), 0).hasReleased());
        assertTrue(session.request(new UUID(2, MOST + 2), "one-more").hasGrant());
    }
}
