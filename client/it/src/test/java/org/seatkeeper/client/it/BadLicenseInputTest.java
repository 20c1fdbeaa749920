package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.CertificateRequest;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc.LicenseServiceBlockingStub;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RenewRequest;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionClaim;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/** What products send that is wrong, over real sockets: each is named, has no effect, and leaves nothing behind. */
class BadLicenseInputTest {
    private static final int LICENSES = 500;
    private static final int LEASE_SECONDS = 10;
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private TestAgent agent;
    private RunningAgent running;
    private ManagedChannel admin;

    @BeforeEach
    void anAgentWithAProductThatRunsAsUs() throws Exception {
        agent = new TestAgent(folder);
        Files.writeString(
                agent.directory.productsFolder().resolve("sql.toml"),
                "run_as = [\"" + System.getProperty("user.name") + "\"]\n" + TestAgent.DECLARATION);
        running = agent.start();
        admin = agent.kept(agent.lines.socket(agent.directory.adminSocket()));
        TestAgent.add(admin, LICENSES);
    }

    @AfterEach
    void close() {
        agent.close();
    }

    /** With a certificate of kind product, through that port. */
    private ManagedChannel tls(String product, int port) throws IOException {
        CertificateAuthority authority =
                CertificateAuthority.load(agent.directory.path().resolve("ca"));
        var own = authority.issue(CertificateRequest.product(product, Instant.now(), DAY), random);
        return agent.kept(agent.lines.tls(
                port, agent.directory.agentId(), Lines.credentials(Optional.of(own), agent.directory.authorities())));
    }

    private static LicenseServiceBlockingStub stub(ManagedChannel channel) {
        return LicenseServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    /** The product by both of its doors. */
    private Stream<ManagedChannel> doors() throws IOException {
        return Stream.of(
                tls(TestAgent.PRODUCT, running.port()),
                agent.kept(agent.lines.socket(agent.directory.licenseSocket())));
    }

    private static Grant request(ManagedChannel channel, UUID handle, String product) {
        return stub(channel)
                .request(RequestRequest.newBuilder()
                        .setProductId(product)
                        .setHandleId(handle.toString())
                        .setClient(Client.newBuilder().setUser("u1").setDevice("pc"))
                        .setLeaseSeconds(LEASE_SECONDS)
                        .build())
                .getGrant();
    }

    private static void release(ManagedChannel channel, UUID handle, long fence, String product) {
        var _ = stub(channel)
                .release(ReleaseRequest.newBuilder()
                        .setProductId(product)
                        .setHandleId(handle.toString())
                        .setFence(fence)
                        .build());
    }

    private static void renew(ManagedChannel channel, UUID handle) {
        var _ = stub(channel)
                .renew(RenewRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .setHandleId(handle.toString())
                        .build());
    }

    private static void assertNamed(Status.Code code, String words, Executable call) {
        Status status = assertThrows(StatusRuntimeException.class, call).getStatus();
        assertEquals(code, status.getCode(), status.toString());
        assertTrue(String.valueOf(status.getDescription()).contains(words), status.toString());
    }

    private int connections() {
        return TestAgent.admin(admin)
                .listConnections(ListConnectionsRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .build())
                .getTotal();
    }

    @Test
    void whatNobodyKnowsIsOfAnOlderFenceOrOfAnotherProductHasNoEffectByEitherDoor() throws Exception {
        ManagedChannel other = tls("mail", running.port());
        for (ManagedChannel door : doors().toList()) {
            UUID handle = UUID.randomUUID();
            long fence = request(door, handle, TestAgent.PRODUCT).getFence();
            assertNamed(
                    Status.Code.NOT_FOUND,
                    "holds no such handle",
                    () -> release(door, UUID.randomUUID(), 0, TestAgent.PRODUCT));
            assertNamed(Status.Code.NOT_FOUND, "holds no such handle", () -> renew(door, UUID.randomUUID()));
            assertNamed(
                    Status.Code.FAILED_PRECONDITION,
                    "fence is an older one",
                    () -> release(door, handle, fence - 1, TestAgent.PRODUCT));
            assertNamed(
                    Status.Code.PERMISSION_DENIED,
                    "does not speak for",
                    () -> release(other, handle, fence, TestAgent.PRODUCT));
            assertNamed(
                    Status.Code.PERMISSION_DENIED,
                    "does not speak for",
                    () -> request(door, UUID.randomUUID(), "tarn-nowhere"));
            assertNamed(Status.Code.PERMISSION_DENIED, "does not speak for", () -> request(other, handle, "mail"));
            assertEquals(1, connections());
            assertTrue(lives(door, handle), "nothing of all that has touched the grant");
            release(door, handle, fence, TestAgent.PRODUCT);
            assertNamed(
                    Status.Code.FAILED_PRECONDITION,
                    "was released a short while ago",
                    () -> request(door, handle, TestAgent.PRODUCT));
            assertEquals(0, connections());
        }
    }

    private static boolean lives(ManagedChannel door, UUID handle) {
        return stub(door)
                .query(QueryRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .setHandleId(handle.toString())
                        .build())
                .hasGrant();
    }

    /** A session; counted down with its first answer. */
    private static StreamObserver<SessionRequest> session(ManagedChannel channel, CountDownLatch answered) {
        var requests = LicenseServiceGrpc.newStub(channel).session(new StreamObserver<>() {
            @Override
            public void onNext(SessionResponse response) {
                if (response.getAnswersCount() > 0) {
                    answered.countDown();
                }
            }

            @Override
            public void onError(Throwable broken) {}

            @Override
            public void onCompleted() {}
        });
        requests.onNext(SessionRequest.newBuilder()
                .setOpen(
                        OpenSession.newBuilder().setProductId(TestAgent.PRODUCT).setLeaseSeconds(LEASE_SECONDS))
                .build());
        return requests;
    }

    private static SessionRequest ask(int from, int count) {
        var message = SessionRequest.newBuilder();
        for (int n = from; n < from + count; n++) {
            message.addAsks(SessionAsk.newBuilder()
                    .setNumber(n)
                    .setRequest(SessionClaim.newBuilder()
                            .setHandleId(UUID.randomUUID().toString())
                            .setClient(Client.newBuilder().setUser("u" + n).setDevice("pc"))));
        }
        return message.build();
    }

    /** Looks until so many connections count; false where they do not within that time. */
    private boolean until(int connections, Duration max) throws InterruptedException {
        long end = System.nanoTime() + max.toNanos();
        while (connections() != connections) {
            if (System.nanoTime() - end > 0 || new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void whoeverVanishesWithoutAWordLosesItsGrantsWithItsLeaseAndWhoRenewsTooLateIsTold() throws Exception {
        ManagedChannel socket = agent.kept(agent.lines.socket(agent.directory.licenseSocket()));
        try (var relay = new Relay(running.port())) {
            var answered = new CountDownLatch(1);
            session(tls(TestAgent.PRODUCT, relay.port()), answered).onNext(ask(100, 20));
            assertTrue(answered.await(20, TimeUnit.SECONDS));
            UUID late = UUID.randomUUID();
            request(socket, late, TestAgent.PRODUCT);
            assertEquals(21, connections());
            relay.vanish();
            assertTrue(until(0, Duration.ofSeconds(2L * LEASE_SECONDS)), connections() + " are still in");
            assertNamed(Status.Code.NOT_FOUND, "its lease may have run out", () -> renew(socket, late));
            assertFalse(lives(socket, late));
            assertTrue(request(socket, UUID.randomUUID(), TestAgent.PRODUCT).getFence() > 0, "others are served");
        }
    }
}
