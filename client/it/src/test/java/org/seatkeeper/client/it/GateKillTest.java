package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc.LicenseServiceBlockingStub;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.RequestRequest;

/** A real gate and a real agent: what becomes of connections while the agent is away, and when the gate is told to stop. */
@Timeout(240)
class GateKillTest {
    private static final int SESSIONS = 20;
    private static final int LICENSES = 25;

    /** The shortest that there is, so that a grant that nobody keeps alive is soon gone. */
    private static final int LEASE_SECONDS = 10;

    /** A short lease; but an agent of which nothing is heard is given time, on a machine that does much else. */
    private static final String SHORT = """
            [limits]
            lease = "%ds"
            silent_after = "10s"
            drain = "1h"
            [refused]
            text = "%s"
            """.formatted(LEASE_SECONDS, GateSetting.REFUSED);

    @TempDir
    private Path folder;

    private EchoServer server;
    private GateSetting setting;
    private RunningAgent gate;
    private final List<Socket> clients = new ArrayList<>();

    @BeforeEach
    void twentySessionsThroughAGate() throws Exception {
        server = new EchoServer();
        setting = new GateSetting(folder, LICENSES);
        gate = setting.gate(server.port(), SHORT);
        for (int n = 1; n <= SESSIONS; n++) {
            Socket client = GateSetting.client("127.0.0." + n, gate.port());
            clients.add(client);
            assertTrue(GateSetting.echoes(client, "hello " + n));
        }
        setting.awaitConnections(SESSIONS);
    }

    @AfterEach
    void close() throws Exception {
        for (Socket client : clients) {
            client.close();
        }
        setting.close();
        server.close();
    }

    private void assertAllGoOn(List<Socket> open) throws Exception {
        for (Socket client : open) {
            assertTrue(GateSetting.echoes(client, "still here"), client + " was cut");
        }
    }

    private LicenseServiceBlockingStub licenses(ManagedChannel channel) {
        return LicenseServiceGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    /** Returns when every grant that nobody has kept alive since now is gone. */
    private void untilALeaseRanOut() throws Exception {
        String handle = UUID.randomUUID().toString();
        ManagedChannel channel = setting.test.kept(setting.test.lines.socket(setting.test.directory.licenseSocket()));
        assertTrue(licenses(channel)
                .request(RequestRequest.newBuilder()
                        .setProductId(TestAgent.PRODUCT)
                        .setHandleId(handle)
                        .setLeaseSeconds(LEASE_SECONDS)
                        .setClient(Client.newBuilder().setDevice("marker"))
                        .build())
                .hasGrant());
        var query = QueryRequest.newBuilder()
                .setProductId(TestAgent.PRODUCT)
                .setHandleId(handle)
                .build();
        GateSetting.await(() -> licenses(channel).query(query).getUnknownHandle() ? 1 : 0, 1, "marker that is gone");
    }

    @Test
    void twentySessionsOutliveAnAgentThatIsKilledAndTheCountsAgreeAfterwards() throws Exception {
        setting.killAgent();
        assertAllGoOn(clients);
        try (Socket newcomer = GateSetting.client("127.0.0.100", gate.port())) {
            assertEquals(
                    GateSetting.REFUSED,
                    new String(newcomer.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                    "no agent, no admission");
        }
        for (int n = 0; n < 3; n++) {
            clients.removeLast().close();
        }
        assertAllGoOn(clients);

        setting.startAgentAgain();
        setting.awaitConnections(SESSIONS - 3);
        untilALeaseRanOut();
        assertEquals(SESSIONS - 3, setting.connections().getTotal(), "the gate keeps its grants alive");
        assertAllGoOn(clients);

        try (Socket newcomer = GateSetting.client("127.0.0.100", gate.port())) {
            assertTrue(GateSetting.echoes(newcomer, "in again"));
            setting.awaitConnections(SESSIONS - 2);
        }
        setting.awaitConnections(SESSIONS - 3);
        for (Socket client : clients) {
            client.close();
        }
        setting.awaitConnections(0);
    }

    @Test
    void aGateThatWasNotHeardForLongerThanItsLeaseAsksAgainForWhatLives() throws Exception {
        gate.signal("STOP");
        setting.awaitConnections(0);
        for (int n = 0; n < 3; n++) {
            clients.removeLast().close();
        }
        gate.signal("CONT");
        setting.awaitConnections(SESSIONS - 3);
        untilALeaseRanOut();
        assertEquals(SESSIONS - 3, setting.connections().getTotal(), "the gate keeps its grants alive");
        assertAllGoOn(clients);
    }

    /** Nobody can be told of the eviction: the gate hears of it by asking again for what lives. */
    @Test
    void whoIsEvictedWhileTheGateHearsNothingIsCutOffAndNobodyElse() throws Exception {
        gate.signal("STOP");
        setting.killAgent();
        setting.startAgentAgain();
        setting.awaitConnections(SESSIONS);
        setting.evict("127.0.0.1");
        gate.signal("CONT");
        assertEquals(-1, clients.removeFirst().getInputStream().read(), "evicted, and cut off");
        assertAllGoOn(clients);
        setting.awaitConnections(SESSIONS - 1);
    }

    @Test
    void onSigtermItTakesNobodyAndLetsTheOthersEnd() throws Exception {
        gate.terminate();
        GateSetting.await(() -> refuses() ? 1 : 0, 1, "gate that no longer listens");
        assertAllGoOn(clients);
        assertTrue(gate.alive());
        setting.awaitConnections(SESSIONS); // Without those who came to see whether it still listens.
        for (Socket client : clients) {
            client.close();
        }
        assertEquals(OptionalInt.of(0), gate.exit(Duration.ofSeconds(30)));
        assertEquals(0, setting.connections().getTotal(), "a gate that ends gives everything back");
    }

    @Test
    void aSecondSignalEndsItsPatience() throws Exception {
        gate.terminate();
        GateSetting.await(() -> refuses() ? 1 : 0, 1, "gate that no longer listens");
        assertFalse(gate.exit(Duration.ofMillis(200)).isPresent());
        gate.terminate();
        assertEquals(OptionalInt.of(0), gate.exit(Duration.ofSeconds(30)));
        assertEquals(0, setting.connections().getTotal());
        assertTrue(setting.gateLog().contains("Closing " + SESSIONS + " connections"), setting.gateLog());
    }

    private boolean refuses() {
        try (Socket _ = GateSetting.client("127.0.0.101", gate.port())) {
            return false;
        } catch (java.io.IOException refused) {
            return true;
        }
    }
}
