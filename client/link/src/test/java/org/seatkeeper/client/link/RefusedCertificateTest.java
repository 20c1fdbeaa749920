package org.seatkeeper.client.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.GetServerInfoResponse;

class RefusedCertificateTest {
    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final ServerName NAME = new ServerName("berlin");
    private static final String OURS = "the server did not accept your certificate";
    private static final String THEIRS = "the server's certificate is not the one that this profile trusts";

    @TempDir
    Path folder;

    private TestPki pki;
    private TestPki other;
    private FakeAgent agent;
    private Profile profile;
    private Transport transport;

    @BeforeEach
    void start() {
        pki = TestPki.in(folder.resolve("pki"));
        other = TestPki.in(folder.resolve("other"));
        agent = new FakeAgent(ID, "berlin").listen(pki, pki.agent(ID));
        profile = Profile.in(folder.resolve("profile"));
        transport = new Transport(profile);
    }

    @AfterEach
    void stop() {
        opened.forEach(ManagedChannel::shutdownNow);
        agent.close();
        transport.close();
    }

    private Answer<GetServerInfoResponse> ask(TestPki.Held who, TestPki trusted, String agentId) throws Exception {
        profile.keepCredentials(new Credentials("default", who.certificateFile(), who.keyFile()));
        var entry = new ServerEntry(
                NAME,
                agent.address(),
                Optional.of(agentId),
                trusted.authority().certificateFile().toString(),
                Optional.empty(),
                Set.of(),
                false);
        try (var calls = new ServerCalls(profile, transport, List.of(entry))) {
            return calls.unary()
                    .ask(NAME, AdminServiceGrpc.getGetServerInfoMethod(), GetServerInfoRequest.getDefaultInstance())
                    .toCompletableFuture()
                    .get();
        }
    }

    @Test
    void aGoodCertificateIsAnswered() throws Exception {
        assertInstanceOf(Answer.Done.class, ask(pki.person("mira"), pki, ID));
    }

    @Test
    void anExpiredCertificateIsToldApartFromAServerThatIsDown() throws Exception {
        assertEquals(new Answer.NotAllowed<>(OURS), ask(pki.expired("late"), pki, ID));
    }

    @Test
    void aCertificateOfAnotherAuthorityIsToldApartFromAServerThatIsDown() throws Exception {
        assertEquals(new Answer.NotAllowed<>(OURS), ask(other.person("eve"), pki, ID));
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTrusted() throws Exception {
        assertEquals(new Answer.NotAllowed<>(THEIRS), ask(pki.person("mira"), other, ID));
    }

    @Test
    void anotherAgentOfTheSameAuthorityIsNotTakenForTheOneMeant() throws Exception {
        String another = "99999999-2222-3333-4444-555555555555";
        assertEquals(new Answer.NotAllowed<>(THEIRS), ask(pki.person("mira"), pki, another));
    }

    @Test
    void aServerThatIsDownIsUnreachable() throws Exception {
        Address.Tcp gone = agent.address();
        agent.close();
        var entry = new ServerEntry(
                NAME,
                gone,
                Optional.of(ID),
                pki.authority().certificateFile().toString(),
                Optional.empty(),
                Set.of(),
                false);
        TestPki.Held mira = pki.person("mira");
        profile.keepCredentials(new Credentials("default", mira.certificateFile(), mira.keyFile()));
        try (var calls = new ServerCalls(profile, transport, List.of(entry))) {
            var answer = calls.unary()
                    .ask(NAME, AdminServiceGrpc.getGetServerInfoMethod(), GetServerInfoRequest.getDefaultInstance())
                    .toCompletableFuture()
                    .get();
            assertEquals(new Answer.NoAnswer<>("nothing answers at " + gone, Answer.Outcome.NOTHING_CHANGED), answer);
        }
    }

    @Test
    void theSecondLookHearsTheAlertThatTheFirstMayHaveMissed() throws Exception {
        var address = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), agent.address().port());
        String authority = ID + Handshakes.AGENT_SUFFIX;
        assertNull(Handshakes.refusal(address, material(pki.person("mira")).plain(), authority));
        assertInstanceOf(
                SSLException.class,
                Handshakes.refusal(address, material(pki.expired("late")).plain(), authority));
        assertInstanceOf(
                SSLException.class,
                Handshakes.refusal(address, material(other.person("eve")).plain(), authority));
    }

    private TlsMaterial material(TestPki.Held who) throws FileFault {
        return TlsMaterial.load(
                pki.authority().certificateFile(), new Credentials("x", who.certificateFile(), who.keyFile()));
    }

    @Test
    void aConnectionThatBreaksBeforeItWasReadyIsLookedAtTwiceAndOneAfterwardsIsNot() {
        var refused = new LinkFailure(LinkFailure.Kind.CERTIFICATE_REFUSED, OURS);
        var broke = Status.UNAVAILABLE.withCause(new IOException("reset")).asRuntimeException();
        assertEquals(
                refused,
                channel(false, refused).explain(broke).toCompletableFuture().join());
        assertEquals(
                LinkFailure.Kind.UNREACHABLE,
                channel(true, refused)
                        .explain(broke)
                        .toCompletableFuture()
                        .join()
                        .kind());
    }

    private final List<ManagedChannel> opened = new ArrayList<>();

    private AgentChannel channel(boolean ready, LinkFailure second) {
        var entry =
                new ServerEntry(NAME, agent.address(), Optional.of(ID), "ca.pem", Optional.empty(), Set.of(), false);
        opened.add(InProcessChannelBuilder.forName("nobody").build());
        return new AgentChannel(opened.getLast(), entry, () -> ready, _ -> CompletableFuture.completedStage(second));
    }
}
