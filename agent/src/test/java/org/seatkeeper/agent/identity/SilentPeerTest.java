package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;

/** A peer whose host vanished says no FIN: its connection ends once nothing has come for long. */
class SilentPeerTest {
    private static final Duration DEAF = Duration.ofMillis(600);
    private static final ConnectionLimits LIMITS = ConnectionLimits.network().withDeaf(DEAF);

    @TempDir
    Path folder;

    private OpenDoors doors;
    private TlsIdentity mira;

    @BeforeEach
    void open() throws IOException {
        doors = new OpenDoors(folder);
        mira = doors.pki.operator();
        doors.bindings.put(new IdentityName(IdentityName.Kind.OPERATOR, "mira"), Set.of(Role.VIEWER));
    }

    @AfterEach
    void close() throws InterruptedException {
        doors.close();
    }

    /** A call that stays open behind a network that loses everything from some moment on; what it hears is noted. */
    private LinkedBlockingQueue<String> watched(ManagedChannel channel) throws InterruptedException {
        ClientCall<HealthCheckRequest, HealthCheckResponse> call =
                channel.newCall(HealthGrpc.getWatchMethod(), CallOptions.DEFAULT);
        var heard = new LinkedBlockingQueue<String>();
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
        assertEquals("answer", OpenDoors.next(heard));
        return heard;
    }

    private void assertEndsWhileSilent(LossyNetwork.Loss loss) throws Exception {
        try (var network = new LossyNetwork(doors.network(LIMITS))) {
            var heard = watched(doors.channel(mira, network.port()));
            assertEquals("ready", OpenDoors.next(doors.connections));
            network.lose(loss);
            assertEquals("ended", OpenDoors.next(doors.connections));
            network.awaitClosedByTheAgent();
            assertTrue(heard.isEmpty(), "the peer hears nothing of it: " + heard);
        }
    }

    @Test
    void aPeerThatVanishedWithoutFinIsClosedOnceNothingHasComeForLong() throws Exception {
        assertEndsWhileSilent(LossyNetwork.Loss.DISCARDED);
    }

    @Test
    void aPeerThatIsStuckAndReadsNothingIsClosedAsWell() throws Exception {
        assertEndsWhileSilent(LossyNetwork.Loss.UNREAD);
    }

    @Test
    void aPeerOfWhichSomethingComesIsKeptForLongerThanThat() throws Exception {
        ManagedChannel channel = doors.channel(mira, doors.network(LIMITS));
        var heard = watched(channel);
        assertEquals("ready", OpenDoors.next(doors.connections));
        var stub = HealthGrpc.newBlockingStub(channel);
        for (int n = 0; n < 10; n++) {
            assertNull(heard.poll(DEAF.toMillis() / 4, TimeUnit.MILLISECONDS));
            assertTrue(stub.check(HealthCheckRequest.getDefaultInstance()).isInitialized());
        }
        assertTrue(doors.connections.isEmpty(), "one connection, and it has not ended");
    }

    @Test
    void whoeverAnswersTheQuestionWhetherItLivesIsNeverTakenForDeaf() {
        for (var limits :
                List.of(ConnectionLimits.network(), ConnectionLimits.adminSocket(), ConnectionLimits.licenseSocket())) {
            assertTrue(
                    limits.deafMax().compareTo(ConnectionLimits.KEEPALIVE_TIME.plus(ConnectionLimits.KEEPALIVE_TIMEOUT))
                            > 0);
        }
    }
}
