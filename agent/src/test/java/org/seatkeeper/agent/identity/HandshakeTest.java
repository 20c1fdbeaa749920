package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the network listener answers to whom: everyone it refuses is refused before a call reaches anything. */
class HandshakeTest {
    private static final Pki PKI = new Pki();
    private static final CertificateRequest REQUEST = PKI.operatorRequest();
    private static final Duration DAY = Pki.DAY;

    private final AtomicInteger reached = new AtomicInteger();

    @TempDir
    Path folder;

    private Server server;

    @BeforeEach
    void start() throws IOException {
        PKI.writeFolder(folder.resolve("tls"));
        LiveTls tls = LiveTls.load(folder.resolve("tls"), InstantSource.system());
        server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls.serverCredentials())
                .addService(new HealthStatusManager().getHealthService())
                .intercept(new Counting())
                .build()
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    private final class Counting implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            reached.incrementAndGet();
            return next.startCall(call, headers);
        }
    }

    private ServingStatus ask(@Nullable TlsIdentity as) throws IOException, InterruptedException {
        ManagedChannel channel = new TestClient(PKI, as).channel(server.getPort());
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } finally {
            channel.shutdownNow().awaitTermination(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCallerOfOurAuthorityIsAnswered() throws Exception {
        assertEquals(ServingStatus.SERVING, ask(PKI.operator()));
        assertEquals(1, reached.get());
    }

    static Stream<Arguments> refused() {
        Pki foreign = new Pki();
        return Stream.of(
                Arguments.of("no certificate", null),
                Arguments.of("self-signed", CertificateAuthority.selfSigned(REQUEST, PKI.random)),
                Arguments.of("another authority", foreign.operator()),
                Arguments.of("expired", PKI.issue(REQUEST.withValidity(PKI.now.minus(DAY), PKI.now.minusSeconds(1)))),
                Arguments.of(
                        "not yet valid",
                        PKI.issue(REQUEST.withValidity(PKI.now.plus(DAY), PKI.now.plus(DAY.multipliedBy(2))))),
                Arguments.of("for servers only", PKI.issue(REQUEST.withUsages(Usage.SERVER_AUTH))),
                Arguments.of("for nothing", PKI.issue(REQUEST.withUsages())),
                Arguments.of(
                        "two names",
                        PKI.issue(REQUEST.withUris("seatkeeper://operator/mira", "seatkeeper://operator/root"))),
                Arguments.of("no name", PKI.issue(REQUEST.withUris())),
                Arguments.of("a name of another form", PKI.issue(REQUEST.withUris("https://mira.example/"))),
                Arguments.of(
                        "an agent with another's DNS name",
                        PKI.issue(CertificateRequest.agent(PKI.agentId, PKI.now, DAY)
                                .withDnsNames("b.agent.seatkeeper.internal"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void everyoneElseIsRefusedBeforeACallReachesAnything(String who, @Nullable TlsIdentity as) {
        var refusal = assertThrows(StatusRuntimeException.class, () -> ask(as));
        assertEquals(Status.Code.UNAVAILABLE, refusal.getStatus().getCode(), () -> who + ": " + refusal);
        assertEquals(0, reached.get());
    }

    @Test
    void nothingOlderThanTls13IsSpoken() throws Exception {
        TestClient client = new TestClient(PKI, PKI.operator());
        try (SSLSocket socket = client.socket(server.getPort(), "TLSv1.3")) {
            socket.startHandshake();
            assertEquals("TLSv1.3", socket.getSession().getProtocol());
        }
        try (SSLSocket socket = client.socket(server.getPort(), "TLSv1.2")) {
            assertThrows(SSLException.class, socket::startHandshake);
        }
    }

    @Test
    void withoutTlsNothingIsAnswered() throws Exception {
        ManagedChannel plain = io.grpc.netty.NettyChannelBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()))
                .usePlaintext()
                .build();
        try {
            var stub = HealthGrpc.newBlockingStub(plain).withDeadlineAfter(20, TimeUnit.SECONDS);
            var refusal = assertThrows(
                    StatusRuntimeException.class, () -> stub.check(HealthCheckRequest.getDefaultInstance()));
            assertEquals(Status.Code.UNAVAILABLE, refusal.getStatus().getCode());
            assertEquals(0, reached.get());
        } finally {
            plain.shutdownNow().awaitTermination(20, TimeUnit.SECONDS);
        }
    }
}
