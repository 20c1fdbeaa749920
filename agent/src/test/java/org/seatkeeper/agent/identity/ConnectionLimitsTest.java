package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Denials.Denied;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.GetServerInfoResponse;

/** Each limit from both sides, over real connections. */
class ConnectionLimitsTest {
    private static final ConnectionLimits USUAL = ConnectionLimits.network();
    private static final Duration HOUR = Duration.ofHours(1);

    private OpenDoors doors;
    private TlsIdentity mira;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        doors = new OpenDoors(folder);
        mira = doors.pki.operator();
        doors.bindings.put(new IdentityName(IdentityName.Kind.OPERATOR, "mira"), Set.of(Role.VIEWER));
    }

    @AfterEach
    void close() throws InterruptedException {
        doors.close();
    }

    private static HealthGrpc.HealthBlockingStub stub(ManagedChannel channel) {
        return HealthGrpc.newBlockingStub(channel).withDeadlineAfter(OpenDoors.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Status.Code check(HealthGrpc.HealthBlockingStub stub, String service) {
        try {
            var answer = stub.check(
                    HealthCheckRequest.newBuilder().setService(service).build());
            return answer.isInitialized() ? Status.Code.OK : Status.Code.DATA_LOSS;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode();
        }
    }

    /** A call that stays open; its first answer, or its end, is put into the queue. */
    private static ClientCall<HealthCheckRequest, HealthCheckResponse> watch(
            ManagedChannel channel, BlockingQueue<String> heard) {
        ClientCall<HealthCheckRequest, HealthCheckResponse> call =
                channel.newCall(HealthGrpc.getWatchMethod(), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(HealthCheckResponse answer) {
                        heard.add("answer");
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        heard.add("end " + status.getCode());
                    }
                },
                new Metadata());
        call.request(1);
        call.sendMessage(HealthCheckRequest.getDefaultInstance());
        call.halfClose();
        return call;
    }

    /** A connection that says nothing. */
    private static Socket silent(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(OpenDoors.PATIENCE_SECONDS));
        return socket;
    }

    /** Waits until the agent has closed the connection. */
    private static void assertClosed(Socket socket) {
        try {
            assertEquals(-1, socket.getInputStream().read());
        } catch (IOException reset) {
            assertNotEquals(java.net.SocketTimeoutException.class, reset.getClass(), "the agent left it open");
        }
    }

    @Test
    void sixtyFourCallsRunAtOnceAndTheNextWaitsForOneToEnd() throws Exception {
        int most = ConnectionLimits.CALLS_PER_CONNECTION_MAX;
        var stub = AdminServiceGrpc.newFutureStub(doors.channel(mira, doors.network(USUAL)));
        doors.turns.drainPermits();
        var answers = new ArrayList<Future<GetServerInfoResponse>>();
        for (int i = 0; i < most + 1; i++) {
            answers.add(stub.getServerInfo(GetServerInfoRequest.getDefaultInstance()));
        }
        for (int i = 0; i < most; i++) {
            assertEquals(Door.TLS, OpenDoors.next(doors.served).door());
        }
        assertEquals(0, doors.served.size(), "the last one waits");
        doors.turns.release(1);
        assertEquals(Door.TLS, OpenDoors.next(doors.served).door());
        doors.turns.release(most);
        for (Future<GetServerInfoResponse> answer : answers) {
            assertTrue(answer.get(OpenDoors.PATIENCE_SECONDS, TimeUnit.SECONDS).isInitialized());
        }
    }

    @Test
    void twoHundredCallsMayBeGivenUpAndOneMoreEndsTheConnection() throws Exception {
        ManagedChannel channel = doors.channel(mira, doors.network(USUAL));
        for (int i = 0; i < ConnectionLimits.RESETS_MAX; i++) {
            giveUpACall(channel);
        }
        assertEquals(Status.Code.OK, check(stub(channel), ""));
        assertEquals(List.of("ready"), List.copyOf(doors.connections));
        giveUpACall(channel);
        assertEquals("ready", OpenDoors.next(doors.connections));
        assertEquals("ended", OpenDoors.next(doors.connections));
    }

    private static void giveUpACall(ManagedChannel channel) throws InterruptedException {
        var heard = new LinkedBlockingQueue<String>();
        var call = watch(channel, heard);
        assertEquals("answer", OpenDoors.next(heard));
        call.cancel("given up", null);
        assertEquals("end CANCELLED", OpenDoors.next(heard));
    }

    @Test
    void aMessageOfOneMebibyteIsReadAndOneByteMoreIsNot() throws Exception {
        var stub = AdminServiceGrpc.newBlockingStub(doors.channel(mira, doors.network(USUAL)))
                .withDeadlineAfter(OpenDoors.PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(
                stub.getServerInfo(ofBytes(ConnectionLimits.MESSAGE_BYTES_MAX)).isInitialized());
        GetServerInfoRequest tooLong = ofBytes(ConnectionLimits.MESSAGE_BYTES_MAX + 1);
        var refused = assertThrows(StatusRuntimeException.class, () -> stub.getServerInfo(tooLong));
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getStatus().getCode());
    }

    /** A request that is filled up with a field nobody knows. */
    private static GetServerInfoRequest ofBytes(int size) {
        int tagAndLength = 5;
        var filler = UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFrom(new byte[size - tagAndLength]))
                .build();
        var request = GetServerInfoRequest.newBuilder()
                .setUnknownFields(
                        UnknownFieldSet.newBuilder().addField(100, filler).build())
                .build();
        assertEquals(size, request.getSerializedSize());
        return request;
    }

    @Test
    void sevenKibibytesOfHeadersAreReadAndNineAreNot() throws Exception {
        var stub = stub(doors.channel(mira, doors.network(USUAL)));
        assertEquals(Status.Code.OK, check(with(stub, 7 * 1024), ""));
        assertNotEquals(Status.Code.OK, check(with(stub, 9 * 1024), ""));
    }

    private static HealthGrpc.HealthBlockingStub with(HealthGrpc.HealthBlockingStub stub, int bytes) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("filler", Metadata.ASCII_STRING_MARSHALLER), "f".repeat(bytes));
        return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Test
    void aConnectionThatDoesNotShakeHandsInTimeIsClosedAndNotBefore() throws Exception {
        Duration most = Duration.ofMillis(300);
        int port = doors.network(USUAL.withTimes(most, HOUR, HOUR));
        long began = System.nanoTime();
        try (Socket socket = silent(port)) {
            assertClosed(socket);
        }
        assertTrue(System.nanoTime() - began >= most.toNanos(), "closed too early");
    }

    @Test
    void aConnectionWithoutCallsIsEndedWhenItsTimeIsOverAndNotBefore() throws Exception {
        assertEndsAfterASecond(USUAL.withTimes(HOUR, Duration.ofSeconds(1), HOUR));
    }

    @Test
    void aConnectionIsEndedAtItsGreatestAgeAndNotBefore() throws Exception {
        assertEndsAfterASecond(USUAL.withTimes(HOUR, HOUR, Duration.ofSeconds(1)));
    }

    private void assertEndsAfterASecond(ConnectionLimits limits) throws Exception {
        ManagedChannel channel = doors.channel(mira, doors.network(limits));
        long began = System.nanoTime();
        assertEquals(Status.Code.OK, check(stub(channel), ""));
        assertEquals("ready", OpenDoors.next(doors.connections));
        assertEquals("ended", OpenDoors.next(doors.connections));
        long tenthLess = TimeUnit.MILLISECONDS.toNanos(900);
        assertTrue(System.nanoTime() - began >= tenthLess, "ended too early");
    }

    @Test
    void theThirdOfTwoConnectionsIsClosedUntilOneEnds() throws Exception {
        int port = doors.network(USUAL.withNumbers(2, 2));
        ManagedChannel first = doors.channel(mira, port);
        ManagedChannel second = doors.channel(mira, port);
        assertEquals(Status.Code.OK, check(stub(first), ""));
        assertEquals(Status.Code.OK, check(stub(second), ""));
        try (Socket third = silent(port)) {
            assertClosed(third);
        }
        assertEquals(Denied.CONNECTION, OpenDoors.next(doors.denied).method());
        assertEquals(Status.Code.OK, check(stub(first), ""));
        second.shutdownNow();
        // The agent notices the end of a connection in its own time: the next one tries until it is admitted.
        assertEquals(Status.Code.OK, check(stub(doors.channel(mira, port)).withWaitForReady(), ""));
    }

    @Test
    void strangersWhoSayNothingDisplaceEachOtherAndNotAnHonestCaller() throws Exception {
        int port = doors.network(USUAL.withNumbers(100, 2).withTimes(HOUR, HOUR, HOUR));
        var silent = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 3; i++) {
                silent.add(silent(port));
            }
            assertClosed(silent.get(0));
            assertEquals(Status.Code.OK, check(stub(doors.channel(mira, port)), ""));
            assertClosed(silent.get(1));
            silent.add(silent(port)); // the honest one is through and counts no longer: this fills the second place
            assertEquals(Status.Code.OK, check(stub(doors.channel(mira, port)), ""));
            assertClosed(silent.get(2));
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void finishedHandshakesDoNotCount() throws Exception {
        int port = doors.network(USUAL.withNumbers(100, 2));
        for (int i = 0; i < 5; i++) {
            assertEquals(Status.Code.OK, check(stub(doors.channel(mira, port)), ""));
        }
        assertEquals(List.of("ready", "ready", "ready", "ready", "ready"), List.copyOf(doors.connections));
    }

    @Test
    void oneUserOfTheMachineCannotTakeEveryConnection() throws Exception {
        var one = new ConnectionLimits(100, 1, 100, HOUR, HOUR, HOUR, HOUR);
        Path socket = doors.products(Set.of(), one);
        var first = doors.channel(socket);
        assertEquals(Status.Code.PERMISSION_DENIED, check(stub(first), ""));
        assertEquals(Status.Code.UNAVAILABLE, check(stub(doors.channel(socket)), ""));
        first.shutdownNow();
        assertEquals(
                Status.Code.PERMISSION_DENIED, check(stub(doors.channel(socket)).withWaitForReady(), ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void aNumberOfConnectionsOutOfBoundsIsRefused(int connections) {
        assertThrows(
                IllegalArgumentException.class, () -> new ConnectionLimits(connections, 1, 1, HOUR, HOUR, HOUR, HOUR));
        assertEquals(100_000, new ConnectionLimits(100_000, 1, 1, HOUR, HOUR, HOUR, HOUR).connectionsMax());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001})
    void aNumberOfHandshakesOutOfBoundsIsRefused(int handshakes) {
        assertThrows(
                IllegalArgumentException.class, () -> new ConnectionLimits(1, 1, handshakes, HOUR, HOUR, HOUR, HOUR));
        assertEquals(10_000, new ConnectionLimits(1, 1, 10_000, HOUR, HOUR, HOUR, HOUR).handshakesMax());
    }
}
