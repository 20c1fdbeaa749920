package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.client.link.Address;
import org.seatkeeper.client.link.Profile;
import org.seatkeeper.client.link.ServerCalls;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.client.link.Transport;
import org.seatkeeper.proto.v1.Act;
import org.seatkeeper.proto.v1.AddLicensesResponse;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.LicenseScope;
import org.seatkeeper.proto.v1.PerServerScope;
import org.seatkeeper.proto.v1.RemoveLicensesRequest;
import org.seatkeeper.proto.v1.RemoveLicensesResponse;

/** Two administrators at two machines change one product of one server. */
class TwoAdministratorsTest {
    private static final ServerName SERVER = new ServerName("ber-db-02");

    @TempDir
    Path folder;

    /** One administrator's own program: a profile, a transport, calls. */
    private final class Desk implements AutoCloseable {
        private final Transport transport;
        private final ServerCalls calls;

        Desk(String name, TestAgent agent, Address address) throws Exception {
            Path home = Files.createDirectories(folder.resolve(name));
            Path credentials = agent.directory.path().resolve("credentials");
            Files.writeString(
                    home.resolve("credentials.toml"),
                    "[default]\ncertificate = \"" + credentials.resolve("administrator.pem") + "\"\nkey = \""
                            + credentials.resolve("administrator.key") + "\"\n");
            Profile profile = Profile.in(home);
            boolean remote = address instanceof Address.Tcp;
            transport = new Transport(profile);
            calls = new ServerCalls(
                    profile,
                    transport,
                    java.util.List.of(new ServerEntry(
                            SERVER,
                            address,
                            remote ? Optional.of(agent.directory.agentId().toString()) : Optional.empty(),
                            remote ? credentials.resolve("ca.pem").toString() : "",
                            Optional.empty(),
                            Set.of(),
                            false)));
        }

        private <T> T now(java.util.concurrent.CompletionStage<T> stage) throws Exception {
            return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
        }

        long revision() throws Exception {
            var request =
                    GetModeRequest.newBuilder().setProductId(TestAgent.PRODUCT).build();
            var answer = now(calls.unary().ask(SERVER, AdminServiceGrpc.getGetModeMethod(), request));
            return assertInstanceOf(Answer.Done.class, answer) instanceof Answer.Done<?>(Object mode)
                            && mode instanceof org.seatkeeper.proto.v1.GetModeResponse response
                    ? response.getInstance().getRevision()
                    : -1;
        }

        Answer<AddLicensesResponse> add(int quantity) throws Exception {
            return now(calls.unary()
                    .ask(SERVER, AdminServiceGrpc.getAddLicensesMethod(), TestAgent.purchase(quantity, "")));
        }

        Answer<RemoveLicensesResponse> remove(int quantity, long expected) throws Exception {
            return now(calls.unary()
                    .ask(
                            SERVER,
                            AdminServiceGrpc.getRemoveLicensesMethod(),
                            RemoveLicensesRequest.newBuilder()
                                    .setAct(Act.newBuilder()
                                            .setOperationId(UUID.randomUUID().toString())
                                            .setExpectedRevision(expected))
                                    .setProductId(TestAgent.PRODUCT)
                                    .setScope(
                                            LicenseScope.newBuilder().setPerServer(PerServerScope.getDefaultInstance()))
                                    .setQuantity(quantity)
                                    .build()));
        }

        @Override
        public void close() {
            calls.close();
            transport.close();
        }
    }

    @Test
    @DisplayName("Two administrators change one instance: the second is told that it moved, looks again, and goes on")
    void theSecondIsToldThatItMoved() throws Exception {
        try (var agent = new TestAgent(folder)) {
            RunningAgent running = agent.start();
            try (var mira = new Desk("mira", agent, new Address.Tcp("127.0.0.1", running.port()));
                    var jon = new Desk("jon", agent, new Address.LocalSocket(agent.directory.adminSocket()))) {
                assertInstanceOf(Answer.Done.class, mira.add(10));
                long seenByBoth = jon.revision();
                assertEquals(seenByBoth, mira.revision());
                assertInstanceOf(Answer.Done.class, mira.remove(4, seenByBoth));
                assertEquals(new Answer.Changed<>(seenByBoth, seenByBoth + 1), jon.remove(3, seenByBoth));
                assertInstanceOf(Answer.Done.class, jon.remove(3, jon.revision()));
                assertEquals(seenByBoth + 2, mira.revision());
            }
        }
    }
}
