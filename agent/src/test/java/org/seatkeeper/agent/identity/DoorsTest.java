package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Denials.Denied;
import org.seatkeeper.agent.identity.LocalSocket.Access;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.RegisterProductRequest;

/** The three doors end to end: real sockets, real handshakes, and who the services take the caller for. */
class DoorsTest {
    private static final IdentityName MIRA = new IdentityName(IdentityName.Kind.OPERATOR, "mira");

    private OpenDoors doors;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        doors = new OpenDoors(folder);
    }

    @AfterEach
    void close() throws InterruptedException {
        doors.close();
    }

    private static void look(Channel channel) {
        assertNotNull(AdminServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(OpenDoors.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .getServerInfo(GetServerInfoRequest.getDefaultInstance()));
    }

    private static void register(Channel channel) {
        assertNotNull(LicenseServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(OpenDoors.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .registerProduct(RegisterProductRequest.getDefaultInstance()));
    }

    private static Status.Code refusal(Runnable call) {
        return assertThrows(StatusRuntimeException.class, call::run).getStatus().getCode();
    }

    private static int uid() throws Exception {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }

    @Test
    void aCallerOverTlsIsWhoTheCertificateSaysWithTheRolesOfTheBindings() throws Exception {
        TlsIdentity mira = doors.pki.operator();
        doors.bindings.put(MIRA, Set.of(Role.VIEWER));
        look(doors.channel(mira, doors.network(ConnectionLimits.network())));
        Caller caller = OpenDoors.next(doors.served);
        assertEquals(
                new Caller(
                        MIRA,
                        Door.TLS,
                        caller.origin(),
                        Set.of(Role.VIEWER),
                        Role.VIEWER.permissions(),
                        Optional.of(mira.expires()),
                        OptionalInt.empty()),
                caller);
        assertTrue(caller.origin().matches("tls 127\\.0\\.0\\.1:[0-9]+"), caller.origin());
    }

    @Test
    void anotherAgentIsKnownAndMayDoNothing() throws Exception {
        TlsIdentity other =
                doors.pki.issue(CertificateRequest.agent(java.util.UUID.randomUUID(), doors.pki.now, Pki.DAY));
        Channel channel = doors.channel(other, doors.network(ConnectionLimits.network()));
        assertEquals(Status.Code.PERMISSION_DENIED, refusal(() -> look(channel)));
        Denied denied = OpenDoors.next(doors.denied);
        assertEquals("seatkeeper.v1.AdminService/GetServerInfo", denied.method());
        assertEquals(Optional.of(PeerName.of(other.certificate())), denied.who());
    }

    @Test
    void aRefusedHandshakeIsToldWithItsReason() throws Exception {
        var request = doors.pki.operatorRequest();
        TlsIdentity expired =
                doors.pki.issue(request.withValidity(doors.pki.now.minus(Pki.DAY), doors.pki.now.minusSeconds(1)));
        Channel channel = doors.channel(expired, doors.network(ConnectionLimits.network()));
        assertEquals(Status.Code.UNAVAILABLE, refusal(() -> look(channel)));
        Denied denied = OpenDoors.next(doors.denied);
        assertEquals(
                new Denied(Optional.empty(), denied.origin(), Denied.HANDSHAKE, "the certificate has expired"), denied);
    }

    @Test
    void aBindingRemovedWhileConnectedEndsTheRight() throws Exception {
        doors.bindings.put(MIRA, Set.of(Role.VIEWER));
        Channel channel = doors.channel(doors.pki.operator(), doors.network(ConnectionLimits.network()));
        look(channel);
        doors.bindings.remove(MIRA);
        assertEquals(Status.Code.PERMISSION_DENIED, refusal(() -> look(channel)));
        assertEquals(1, doors.connections.size(), "it was the same connection");
    }

    /** A client that kept its TLS session offers it again, and its certificate is then no part of the handshake. */
    @Test
    void aResumedSessionIsJudgedByTheAuthoritiesOfNow() throws Exception {
        Path files = doors.folder.resolve("tls");
        Path ca = files.resolve("ca.pem");
        Pki next = new Pki();
        Files.writeString(
                ca, TlsIdentity.pem(List.of(doors.pki.authority.certificate(), next.authority.certificate())));
        Pki.replaceAgent(files, next.issue(CertificateRequest.agent(doors.pki.agentId, next.now, Pki.DAY)));
        assertInstanceOf(LiveTls.Reload.Replaced.class, doors.tls.reload());
        int port = doors.network(ConnectionLimits.network());
        SSLContext shared = new TestClient(doors.pki, doors.pki.operator(), next).sharedContext();
        connect(shared, port);
        assertInstanceOf(Recognition.Recognized.class, OpenDoors.next(doors.recognitions));
        Files.writeString(ca, TlsIdentity.pem(List.of(next.authority.certificate())));
        assertInstanceOf(LiveTls.Reload.Replaced.class, doors.tls.reload());
        connect(shared, port);
        var unrecognized = assertInstanceOf(Recognition.Unrecognized.class, OpenDoors.next(doors.recognitions));
        assertEquals(
                "no authority of this agent vouches for the certificate; connect with another certificate",
                unrecognized.why());
    }

    /** Shakes hands, sends what a connection of HTTP/2 begins with, and waits for the same from the other side. */
    private static void connect(SSLContext context, int port) throws Exception {
        byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] noSettings = {0, 0, 0, 4, 0, 0, 0, 0, 0};
        try (SSLSocket socket = TestClient.socket(context, port, "TLSv1.3")) {
            socket.startHandshake();
            socket.getOutputStream().write(preface);
            socket.getOutputStream().write(noSettings);
            assertEquals(noSettings.length, socket.getInputStream().readNBytes(noSettings.length).length);
        }
    }

    @Test
    void theAgentsOwnUserIsAnAdministratorOfTheMachine() throws Exception {
        look(doors.channel(doors.administrators(new Access.Owner())));
        Caller caller = OpenDoors.next(doors.served);
        assertEquals(
                new Caller(
                        OpenDoors.users().nameOf(uid()),
                        Door.ADMIN_SOCKET,
                        "admin.sock uid " + uid() + " pid "
                                + ProcessHandle.current().pid(),
                        Set.of(Role.ADMINISTRATOR),
                        Role.ADMINISTRATOR.permissions(),
                        Optional.empty(),
                        OptionalInt.of(uid())),
                caller);
    }

    @Test
    void aListedUserDeclaresProductsAndDoesNothingElse() throws Exception {
        String name = OpenDoors.users().nameOf(uid()).name();
        Channel channel = doors.channel(doors.products(Set.of(name), ConnectionLimits.licenseSocket()));
        register(channel);
        assertEquals(Set.of(Role.PRODUCT), OpenDoors.next(doors.served).roles());
        assertEquals(Status.Code.PERMISSION_DENIED, refusal(() -> look(channel)));
    }

    @Test
    void aUserIsListedByNumberToo() throws Exception {
        String number = Integer.toUnsignedString(uid());
        register(doors.channel(doors.products(Set.of(number), ConnectionLimits.licenseSocket())));
        assertEquals(Door.LICENSE_SOCKET, OpenDoors.next(doors.served).door());
    }

    @Test
    void whoIsNotListedDoesNothingOnTheSocketOfProducts() throws Exception {
        Channel channel = doors.channel(doors.products(Set.of("someone-else"), ConnectionLimits.licenseSocket()));
        assertEquals(Status.Code.PERMISSION_DENIED, refusal(() -> register(channel)));
        assertEquals(Status.Code.PERMISSION_DENIED, refusal(() -> look(channel)));
        assertEquals(
                "seatkeeper.v1.LicenseService/RegisterProduct",
                OpenDoors.next(doors.denied).method());
    }
}
