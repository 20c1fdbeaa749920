package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.GetServerInfoRequest;

/** A bad peer hurts only itself: whatever comes over the wire, the agent goes on serving those who behave. */
class HostileWireTest {
    /** The agent's limit of ten seconds, with what a busy machine adds. */
    private static final Duration CUT_MAX = Duration.ofSeconds(18);

    private static final Duration SERVED_MAX = Duration.ofSeconds(5);
    private static final int SILENT_PEERS = 20;
    private static final int ENHANCE_YOUR_CALM = 11;

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private TestAgent agent;
    private RunningAgent running;
    private ManagedChannel good;

    @BeforeEach
    void start() throws Exception {
        agent = new TestAgent(folder);
        running = agent.start();
        good = agent.administrator(running);
        served();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        agent.close();
    }

    private void served() {
        long begun = System.nanoTime();
        var _ = TestAgent.admin(good).getServerInfo(GetServerInfoRequest.getDefaultInstance());
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(SERVED_MAX) < 0, "a caller who behaves waited for " + took);
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), running.port());
        socket.setSoTimeout((int) CUT_MAX.toMillis());
        return socket;
    }

    /** How long the agent kept a connection open. */
    private static Duration untilCut(Socket socket) throws IOException {
        long begun = System.nanoTime();
        try (InputStream in = socket.getInputStream()) {
            while (in.read() >= 0) {
                // Alerts and the like are no sign of patience.
            }
        } catch (java.net.SocketException reset) {
            // A reset ends it as well.
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void handshakesThatAreNeverFinishedAreCutAtTheLimit() throws Exception {
        var cuts = new java.util.ArrayList<Future<Duration>>();
        for (int n = 0; n < SILENT_PEERS; n++) {
            Socket socket = connect();
            cuts.add(threads.submit(() -> untilCut(socket)));
        }
        Socket slow = connect();
        cuts.add(threads.submit(() -> untilCut(slow)));
        var _ = threads.submit(() -> oneByteASecond(slow));
        served();
        for (Future<Duration> cut : cuts) {
            assertTrue(cut.get(CUT_MAX.toSeconds() + 5, TimeUnit.SECONDS).compareTo(CUT_MAX) < 0);
        }
        served();
    }

    /** The beginning of a TLS record that promises 16 KiB. */
    private static Void oneByteASecond(Socket socket) throws IOException, InterruptedException {
        byte[] record = {22, 3, 1, 64, 0, 1, 0, 63, (byte) 252, 3, 3};
        for (int n = 0; ; n++) {
            socket.getOutputStream().write(n < record.length ? record[n] : 0);
            socket.getOutputStream().flush();
            assertTrue(!new CountDownLatch(1).await(1, TimeUnit.SECONDS));
        }
    }

    @Test
    void bytesThatAreNoTlsAreCutAtOnce() throws Exception {
        Socket socket = connect();
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: seatkeeper\r\n\r\n"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertTrue(untilCut(socket).compareTo(SERVED_MAX) < 0);
        served();
    }

    @Test
    void aMessageBeyondTheLimitIsRefusedAndTheConnectionLives() {
        var refused = assertThrows(
                StatusRuntimeException.class,
                () -> TestAgent.admin(good).addLicenses(TestAgent.purchase(1, "x".repeat(2 << 20))));
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getStatus().getCode());
        served();
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws Exception {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("x-filler", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(16 << 10));
        ManagedChannel channel = agent.administrator(running);
        var refused = assertThrows(StatusRuntimeException.class, () -> {
            var _ = TestAgent.admin(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .getServerInfo(GetServerInfoRequest.getDefaultInstance());
        });
        assertTrue(refused.getStatus().getCode() != Status.Code.OK, refused.toString());
        served();
    }

    @Test
    void aFloodOfCallsThatAreGivenUpEndsTheConnectionAndNoOther() throws Exception {
        try (var flood = new H2Peer(agent.directory, running.port())) {
            int sent = flood.startAndReset(400);
            assertEquals(ENHANCE_YOUR_CALM, flood.sentAwayWith(CUT_MAX), "after " + sent + " calls that were given up");
        }
        served();
    }
}
