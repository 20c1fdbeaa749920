package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.seatkeeper.agent.storage.FaultyStore;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RenewRequest;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;

/** Licenses one by one, over the real services; and a product has no say in what is another's. */
class GrantCallsTest {
    private static final String SQL = AgentInProcess.SQL;
    private static final String HANDLE = new UUID(1, 1).toString();

    private final MemoryStore memory = new MemoryStore(Bench.FOUNDING);
    private final FaultyStore store = new FaultyStore(memory);
    private AgentInProcess agent = started();

    private AgentInProcess started() {
        try {
            return new AgentInProcess(store).withSql();
        } catch (org.seatkeeper.agent.storage.StoreFault e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private RequestResponse request(String product, String as, String handle) {
        return agent.licenses(as)
                .request(RequestRequest.newBuilder()
                        .setProductId(product)
                        .setHandleId(handle)
                        .setClient(Client.newBuilder().setUser("alice").setDevice("pc1"))
                        .build());
    }

    private static void assertStatus(Status.Code code, Executable call) {
        assertEquals(
                code,
                assertThrows(StatusRuntimeException.class, call).getStatus().getCode());
    }

    private Executable release(String as, String handle, long fence) {
        return () -> agent.licenses(as)
                .release(ReleaseRequest.newBuilder()
                        .setProductId(SQL)
                        .setHandleId(handle)
                        .setFence(fence)
                        .build());
    }

    private Executable renew(String as, String handle, long fence) {
        return () -> agent.licenses(as)
                .renew(RenewRequest.newBuilder()
                        .setProductId(SQL)
                        .setHandleId(handle)
                        .setFence(fence)
                        .build());
    }

    @Test
    void aGrantIsRenewedQueriedAndReleased() throws Throwable {
        Grant grant = request(SQL, SQL, HANDLE).getGrant();
        assertEquals(60, grant.getLeaseSeconds());
        for (int n = 0; n < 5; n++) {
            agent.bench.passAtRest(Duration.ofSeconds(40));
            renew(SQL, HANDLE, grant.getFence()).execute();
        }
        var query = agent.licenses(SQL)
                .query(QueryRequest.newBuilder()
                        .setProductId(SQL)
                        .setHandleId(HANDLE)
                        .build());
        assertEquals(grant.getFence(), query.getGrant().getFence());
        release(SQL, HANDLE, grant.getFence()).execute();
        assertStatus(Status.Code.NOT_FOUND, renew(SQL, HANDLE, 0));
        assertStatus(Status.Code.FAILED_PRECONDITION, () -> request(SQL, SQL, HANDLE));
    }

    @Test
    void whatIsUnknownRunOutOrOfAnOlderFenceHasNoEffect() {
        assertStatus(Status.Code.NOT_FOUND, release(SQL, HANDLE, 0));
        long fence = request(SQL, SQL, HANDLE).getGrant().getFence();
        assertStatus(Status.Code.FAILED_PRECONDITION, release(SQL, HANDLE, fence - 1));
        assertStatus(Status.Code.FAILED_PRECONDITION, renew(SQL, HANDLE, fence - 1));
        agent.bench.passAtRest(Duration.ofSeconds(62));
        assertStatus(Status.Code.NOT_FOUND, renew(SQL, HANDLE, fence));
    }

    @Test
    void anotherProductNeitherRequestsNorRenewsNorReleasesNorAsks() {
        request(SQL, SQL, HANDLE);
        assertStatus(Status.Code.PERMISSION_DENIED, () -> request(SQL, "mail", new UUID(2, 2).toString()));
        assertStatus(Status.Code.PERMISSION_DENIED, renew("mail", HANDLE, 0));
        assertStatus(Status.Code.PERMISSION_DENIED, release("mail", HANDLE, 0));
        for (String handle : new String[] {"", HANDLE}) {
            assertStatus(
                    Status.Code.PERMISSION_DENIED,
                    () -> agent.licenses("mail")
                            .query(QueryRequest.newBuilder()
                                    .setProductId(SQL)
                                    .setHandleId(handle)
                                    .build()));
        }
        assertStatus(Status.Code.PERMISSION_DENIED, () -> request("nothing", "mail", HANDLE));
    }

    @Test
    void aClientWithoutAnyNameIsNoClient() {
        assertStatus(
                Status.Code.INVALID_ARGUMENT,
                () -> agent.licenses(SQL)
                        .request(RequestRequest.newBuilder()
                                .setProductId(SQL)
                                .setHandleId(HANDLE)
                                .setClient(Client.newBuilder().setUser("  "))
                                .build()));
    }

    @Test
    void aGrantSurvivesARestartWithItsFenceAndItsFullLease() throws Throwable {
        enforcing();
        long fence = request(SQL, SQL, HANDLE).getGrant().getFence();
        agent.bench.passAtRest(Duration.ofSeconds(50));
        agent.close();
        agent = new AgentInProcess(store);
        agent.bench.passAtRest(Duration.ofSeconds(50));
        RequestResponse again = request(SQL, SQL, HANDLE);
        assertTrue(again.getGrant().getRepeated(), "the same handle is the same grant");
        assertEquals(fence, again.getGrant().getFence());
        long next = request(SQL, SQL, new UUID(1, 2).toString()).getGrant().getFence();
        assertTrue(next > fence);
        assertEquals(1, agent.bench.instance(Bench.SQL).inUse());
    }

    private void enforcing() {
        agent.admin()
                .addLicenses(org.seatkeeper.proto.v1.AddLicensesRequest.newBuilder()
                        .setAct(agent.act())
                        .setProductId(SQL)
                        .setScope(org.seatkeeper.proto.v1.LicenseScope.newBuilder()
                                .setPerServer(org.seatkeeper.proto.v1.PerServerScope.getDefaultInstance()))
                        .setQuantity(1)
                        .build());
    }

    @Test
    void aTurnThatIsRolledBackGrantsNothingAndTheSameHandleCanBeAskedAgain() {
        enforcing();
        store.fail(1, FaultyStore.Fault.ROLLED_BACK, FaultyStore.Lasting.ONCE);
        assertStatus(Status.Code.UNAVAILABLE, () -> request(SQL, SQL, HANDLE));
        agent.bench.passAtRest(Duration.ofSeconds(2));
        assertTrue(request(SQL, SQL, HANDLE).hasGrant());
        agent.close();
        store.heal();
        agent = started();
        assertTrue(request(SQL, SQL, HANDLE).getGrant().getRepeated());
    }

    @Test
    void anAnswerThatIsLostIsFoundAgainAfterTheRestartAndCountsOnce() {
        enforcing();
        store.fail(1, FaultyStore.Fault.IN_DOUBT_AFTER, FaultyStore.Lasting.ONCE);
        assertStatus(Status.Code.UNKNOWN, () -> request(SQL, SQL, HANDLE));
        agent.close();
        store.heal();
        agent = started();
        assertTrue(request(SQL, SQL, HANDLE).getGrant().getRepeated());
        agent.bench.passAtRest(Duration.ofMillis(300));
        assertEquals(1, agent.bench.instance(Bench.SQL).inUse());
    }
}
