package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.CertificateRequest;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesRequest;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc.LicenseServiceBlockingStub;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.RenewRequest;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionClaim;
import org.seatkeeper.proto.v1.SessionRelease;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/**
 * Two products on one server, by both doors, each trying everything on what is the other's: all of it is refused and has
 * no effect, and what is its own works. The product SQL runs as us on license.sock; both have certificates of their own.
 */
class ProductsApartTest {
    private static final String SQL = TestAgent.PRODUCT;
    private static final String MAIL = "tarn-mail-3";
    private static final long PATIENCE_SECONDS = 20;
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private TestAgent agent;
    private RunningAgent running;
    private ManagedChannel admin;

    @BeforeEach
    void anAgentWithTwoProducts() throws Exception {
        agent = new TestAgent(folder);
        Path products = agent.directory.productsFolder();
        Files.writeString(
                products.resolve("sql.toml"),
                "run_as = [\"" + System.getProperty("user.name") + "\"]\n" + TestAgent.DECLARATION);
        Files.writeString(
                products.resolve("mail.toml"),
                TestAgent.DECLARATION.replace(SQL, MAIL).replace("Tarn SQL 14", "Tarn Mail 3"));
        running = agent.start();
        admin = agent.kept(agent.lines.socket(agent.directory.adminSocket()));
        for (String product : new String[] {SQL, MAIL}) {
            assertTrue(TestAgent.admin(admin)
                    .addLicenses(AddLicensesRequest.newBuilder()
                            .setAct(Act.newBuilder()
                                    .setOperationId(UUID.randomUUID().toString()))
                            .setProductId(product)
                            .setScope(LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                            .setQuantity(10)
                            .build())
                    .hasDone());
        }
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private ManagedChannel tls(String product) throws IOException {
        var authority = CertificateAuthority.load(agent.directory.path().resolve("ca"));
        var own = authority.issue(CertificateRequest.product(product, Instant.now(), DAY), random);
        return agent.kept(agent.lines.tls(
                running.port(),
                agent.directory.agentId(),
                Lines.credentials(Optional.of(own), agent.directory.authorities())));
    }

    private static LicenseServiceBlockingStub stub(ManagedChannel channel) {
        return LicenseServiceGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private int connections(String product) {
        return TestAgent.admin(admin)
                .listConnections(ListConnectionsRequest.newBuilder()
                        .setProductId(product)
                        .build())
                .getTotal();
    }

    /** One stream of a session; what comes, or its end, is taken one after the other. */
    private static final class Line implements StreamObserver<SessionResponse> {
        private final LinkedBlockingQueue<SessionResponse> came = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Status> ended = new LinkedBlockingQueue<>();
        private final StreamObserver<SessionRequest> requests;

        Line(ManagedChannel channel, String product, ByteString token) {
            requests = LicenseServiceGrpc.newStub(channel).session(this);
            requests.onNext(SessionRequest.newBuilder()
                    .setOpen(OpenSession.newBuilder().setProductId(product).setResumeToken(token))
                    .build());
        }

        SessionResponse ask(SessionAsk ask) throws InterruptedException {
            requests.onNext(SessionRequest.newBuilder().addAsks(ask).build());
            return next();
        }

        SessionResponse next() throws InterruptedException {
            SessionResponse next = came.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "nothing came; ended: " + ended);
            return next;
        }

        Status.Code end() throws InterruptedException {
            Status end = ended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(end, "it did not end; came: " + came);
            return end.getCode();
        }

        /** The connection breaks; the session lives on. */
        void breakOff() {
            requests.onError(Status.CANCELLED.asRuntimeException());
        }

        @Override
        public void onNext(SessionResponse response) {
            came.add(response);
        }

        @Override
        public void onError(Throwable broken) {
            ended.add(Status.fromThrowable(broken));
        }

        @Override
        public void onCompleted() {
            ended.add(Status.OK);
        }
    }

    private static RequestRequest request(String product, UUID handle) {
        return RequestRequest.newBuilder()
                .setProductId(product)
                .setHandleId(handle.toString())
                .setClient(Client.newBuilder().setUser("u1").setDevice("pc"))
                .build();
    }

    private static SessionAsk claim(UUID handle) {
        return SessionAsk.newBuilder()
                .setNumber(1)
                .setRequest(SessionClaim.newBuilder()
                        .setHandleId(handle.toString())
                        .setClient(Client.newBuilder().setUser("u2").setDevice("pc")))
                .build();
    }

    private static Status.Code code(Supplier<?> call) {
        try {
            var _ = call.get();
            return Status.Code.OK;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode();
        }
    }

    /** What a product holds: a grant of a unary call, and a session that broke off, with another grant. */
    private record Holding(String product, UUID handle, long fence, UUID inSession, ByteString token) {}

    private static Holding holding(String product, ManagedChannel owner) throws InterruptedException {
        UUID handle = UUID.randomUUID();
        Grant grant = stub(owner).request(request(product, handle)).getGrant();
        UUID inSession = UUID.randomUUID();
        var stream = new Line(owner, product, ByteString.EMPTY);
        ByteString token = stream.next().getOpened().getResumeToken();
        assertTrue(stream.ask(claim(inSession)).getAnswers(0).hasGrant());
        stream.breakOff();
        return new Holding(product, handle, grant.getFence(), inSession, token);
    }

    /** Everything that can be asked of another's product, in its name or with its handles and tokens. */
    private static Map<String, Status.Code> tried(ManagedChannel channel, Holding theirs) throws InterruptedException {
        var met = new LinkedHashMap<String, Status.Code>();
        String handle = theirs.handle.toString();
        met.put("request", code(() -> stub(channel).request(request(theirs.product, UUID.randomUUID()))));
        met.put("request again", code(() -> stub(channel).request(request(theirs.product, theirs.handle))));
        met.put(
                "renew",
                code(() -> stub(channel)
                        .renew(RenewRequest.newBuilder()
                                .setProductId(theirs.product)
                                .setHandleId(handle)
                                .setFence(theirs.fence)
                                .build())));
        met.put(
                "release",
                code(() -> stub(channel)
                        .release(ReleaseRequest.newBuilder()
                                .setProductId(theirs.product)
                                .setHandleId(handle)
                                .setFence(theirs.fence)
                                .build())));
        met.put(
                "query",
                code(() -> stub(channel)
                        .query(QueryRequest.newBuilder()
                                .setProductId(theirs.product)
                                .build())));
        met.put(
                "query a handle",
                code(() -> stub(channel)
                        .query(QueryRequest.newBuilder()
                                .setProductId(theirs.product)
                                .setHandleId(handle)
                                .build())));
        met.put("open a session", new Line(channel, theirs.product, ByteString.EMPTY).end());
        met.put("resume the session", new Line(channel, theirs.product, theirs.token).end());
        return met;
    }

    /** The same in one's own name: what is another's is not there. */
    private static void assertNotThere(ManagedChannel channel, String own, Holding theirs) throws InterruptedException {
        String handle = theirs.handle.toString();
        assertEquals(
                Status.Code.NOT_FOUND,
                code(() -> stub(channel)
                        .renew(RenewRequest.newBuilder()
                                .setProductId(own)
                                .setHandleId(handle)
                                .build())));
        assertEquals(
                Status.Code.NOT_FOUND,
                code(() -> stub(channel)
                        .release(ReleaseRequest.newBuilder()
                                .setProductId(own)
                                .setHandleId(handle)
                                .build())));
        assertTrue(stub(channel)
                .query(QueryRequest.newBuilder()
                        .setProductId(own)
                        .setHandleId(handle)
                        .build())
                .getUnknownHandle());
        assertEquals(Status.Code.NOT_FOUND, new Line(channel, own, theirs.token).end(), "their session, as ours");
        var mine = new Line(channel, own, ByteString.EMPTY);
        assertTrue(mine.next().hasOpened());
        for (UUID one : new UUID[] {theirs.handle, theirs.inSession}) {
            var answer = mine.ask(SessionAsk.newBuilder()
                            .setNumber(1)
                            .setRelease(SessionRelease.newBuilder().setHandleId(one.toString()))
                            .build())
                    .getAnswers(0);
            assertEquals(Problem.Kind.KIND_UNKNOWN_HANDLE, answer.getProblem().getKind());
        }
        mine.requests.onCompleted();
        assertEquals(Status.Code.OK, mine.end());
    }

    @Test
    void nothingOfAnotherProductCanBeAskedForTouchedOrSeenByEitherDoor() throws Exception {
        ManagedChannel sql = tls(SQL);
        ManagedChannel mail = tls(MAIL);
        ManagedChannel local = agent.kept(agent.lines.socket(agent.directory.licenseSocket()));
        Holding ofSql = holding(SQL, sql);
        Holding ofMail = holding(MAIL, mail);
        int before = connections(SQL);
        assertEquals(before, connections(MAIL));

        for (ManagedChannel stranger : new ManagedChannel[] {sql, local}) {
            tried(stranger, ofMail).forEach((what, met) -> assertEquals(Status.Code.PERMISSION_DENIED, met, what));
            assertNotThere(stranger, SQL, ofMail);
        }
        tried(mail, ofSql).forEach((what, met) -> assertEquals(Status.Code.PERMISSION_DENIED, met, what));
        assertNotThere(mail, MAIL, ofSql);

        assertEquals(before, connections(SQL));
        assertEquals(before, connections(MAIL));
        assertWhole(sql, ofSql);
        assertWhole(mail, ofMail);
    }

    /** Its owner finds the grant under its fence and resumes the session with its grant: the table can tell. */
    private static void assertWhole(ManagedChannel owner, Holding own) throws InterruptedException {
        var repeated = stub(owner).request(request(own.product, own.handle)).getGrant();
        assertTrue(repeated.getRepeated());
        assertEquals(own.fence, repeated.getFence());
        var resumed = new Line(owner, own.product, own.token);
        assertEquals(1, resumed.next().getOpened().getGrants());
        resumed.requests.onCompleted();
        assertEquals(Status.Code.OK, resumed.end());
        assertEquals(
                Status.Code.OK,
                code(() -> stub(owner)
                        .release(ReleaseRequest.newBuilder()
                                .setProductId(own.product)
                                .setHandleId(own.handle.toString())
                                .setFence(own.fence)
                                .build())));
    }
}
