package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Denials.Denied;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.ChangeModeRequest;
import org.seatkeeper.proto.v1.ChangeModeResponse;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.GetServerInfoResponse;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.RegisterProductRequest;
import org.seatkeeper.proto.v1.RegisterProductResponse;

class PermissionInterceptorTest {
    private static final Instant END = Instant.parse("2026-07-01T12:00:00Z");
    private static final IdentityName MIRA = new IdentityName(IdentityName.Kind.OPERATOR, "mira");
    private static final IdentityName ROOT = new IdentityName(IdentityName.Kind.LOCAL, "root");

    private final Map<IdentityName, Set<Role>> bindings = new ConcurrentHashMap<>();
    private final List<Denied> denied = new ArrayList<>();
    private final List<Caller> served = new ArrayList<>();
    private final List<Callers.Right> rights = new ArrayList<>();
    private Instant clock = END;
    private @Nullable Recognition recognition = new Recognition.Recognized(mira());

    private Server server;
    private ManagedChannel channel;

    private static Peer mira() {
        return new Peer(MIRA, Door.TLS, "tls 192.0.2.7:5", Set.of(), Optional.of(END), OptionalInt.empty());
    }

    private static Peer local(Door door, Role... given) {
        return new Peer(ROOT, door, door.wire() + " uid 0 pid 9", Set.of(given), Optional.empty(), OptionalInt.of(0));
    }

    private final class Admin extends AdminServiceGrpc.AdminServiceImplBase {
        @Override
        public void getServerInfo(GetServerInfoRequest request, StreamObserver<GetServerInfoResponse> answer) {
            served.add(Callers.CURRENT.get());
            rights.add(Callers.RIGHT.get());
            answer.onNext(GetServerInfoResponse.getDefaultInstance());
            answer.onCompleted();
        }

        @Override
        public void changeMode(ChangeModeRequest request, StreamObserver<ChangeModeResponse> answer) {
            served.add(Callers.CURRENT.get());
            answer.onNext(ChangeModeResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    private final class Products extends LicenseServiceGrpc.LicenseServiceImplBase {
        @Override
        public void registerProduct(RegisterProductRequest request, StreamObserver<RegisterProductResponse> answer) {
            served.add(Callers.CURRENT.get());
            answer.onNext(RegisterProductResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    @BeforeEach
    void start() throws IOException {
        var admin = new Admin().bindService();
        var products = new Products().bindService();
        Permissions permissions = Permissions.of(List.of(admin, products));
        server = InProcessServerBuilder.forName("interceptor")
                .directExecutor()
                .addServices(List.of(admin, products))
                .addTransportFilter(new io.grpc.ServerTransportFilter() {
                    @Override
                    public io.grpc.Attributes transportReady(io.grpc.Attributes transport) {
                        Recognition now = recognition;
                        return now == null ? transport : new CallerFilter(attributes -> now).transportReady(transport);
                    }
                })
                .intercept(new PermissionInterceptor(
                        permissions, who -> bindings.getOrDefault(who, Set.of()), denied::add, () -> clock))
                .build()
                .start();
        channel =
                InProcessChannelBuilder.forName("interceptor").directExecutor().build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    private void look() {
        assertNotNull(
                AdminServiceGrpc.newBlockingStub(channel).getServerInfo(GetServerInfoRequest.getDefaultInstance()));
    }

    private void change() {
        assertNotNull(AdminServiceGrpc.newBlockingStub(channel).changeMode(ChangeModeRequest.getDefaultInstance()));
    }

    private void register() {
        assertNotNull(LicenseServiceGrpc.newBlockingStub(channel)
                .registerProduct(RegisterProductRequest.getDefaultInstance()));
    }

    private static Status refusal(Runnable call) {
        return assertThrows(StatusRuntimeException.class, call::run).getStatus();
    }

    private static void assertStatus(Status.Code code, String description, Status status) {
        assertEquals(code + ": " + description, status.getCode() + ": " + status.getDescription());
    }

    @Test
    void aViewerLooksAndChangesNothing() {
        bindings.put(MIRA, Set.of(Role.VIEWER));
        look();
        String why = "operator/mira needs CHANGE_MODE on this server and has VIEW; ask an administrator of the server"
                + " for one of the roles MODE_ADMIN, ADMINISTRATOR";
        assertStatus(Status.Code.PERMISSION_DENIED, why, refusal(this::change));
        assertEquals(
                List.of(new Caller(
                        MIRA,
                        Door.TLS,
                        "tls 192.0.2.7:5",
                        Set.of(Role.VIEWER),
                        Set.of(Permission.VIEW),
                        Optional.of(END),
                        OptionalInt.empty())),
                served);
        assertEquals(
                List.of(new Denied(Optional.of(MIRA), "tls 192.0.2.7:5", "seatkeeper.v1.AdminService/ChangeMode", why)),
                denied);
    }

    @Test
    void rolesAddUp() {
        bindings.put(MIRA, Set.of(Role.AUDITOR, Role.MODE_ADMIN));
        change();
        assertEquals(
                EnumSet.of(
                        Permission.VIEW,
                        Permission.MANAGE_LICENSES,
                        Permission.CHANGE_MODE,
                        Permission.READ_AUDIT,
                        Permission.OPERATE),
                served.getFirst().permissions());
    }

    @Test
    void whoIsBoundToNothingMayDoNothing() {
        assertStatus(
                Status.Code.PERMISSION_DENIED,
                "operator/mira needs VIEW on this server and has no permission; ask an administrator of the server for"
                        + " one of the roles VIEWER, OPERATOR, LICENSE_ADMIN, MODE_ADMIN, AUDITOR, ADMINISTRATOR",
                refusal(this::look));
        assertEquals(List.of(), served);
    }

    @Test
    void aRightThatIsWithdrawnIsGoneOnTheOpenConnectionToo() {
        bindings.put(MIRA, Set.of(Role.VIEWER));
        look();
        assertTrue(rights.getFirst().holds());
        bindings.remove(MIRA);
        assertFalse(rights.getFirst().holds());
        assertEquals(Status.Code.PERMISSION_DENIED, refusal(this::look).getCode());
    }

    @Test
    void aCertificateThatEndsWhileConnectedIsBelievedToItsLastSecond() {
        bindings.put(MIRA, Set.of(Role.VIEWER));
        clock = END;
        look();
        clock = END.plusMillis(1);
        assertFalse(rights.getFirst().holds());
        assertStatus(
                Status.Code.UNAUTHENTICATED,
                "your certificate ended at 2026-07-01T12:00:00Z; have a new one issued and connect again",
                refusal(this::look));
    }

    @Test
    void whoIsNotRecognizedIsToldWhy() {
        recognition = new Recognition.Unrecognized("tls 192.0.2.9:1", "the certificate has expired");
        assertStatus(Status.Code.UNAUTHENTICATED, "the certificate has expired", refusal(this::look));
        assertEquals(
                List.of(new Denied(
                        Optional.empty(),
                        "tls 192.0.2.9:1",
                        "seatkeeper.v1.AdminService/GetServerInfo",
                        "the certificate has expired")),
                denied);
    }

    @Test
    void aDoorThatRecognizesNobodyAnswersNobody() {
        recognition = null;
        assertEquals(Status.Code.UNAUTHENTICATED, refusal(this::look).getCode());
        assertEquals(List.of(), served);
    }

    @Test
    void theAdministratorsOfTheMachineNeedNoBinding() {
        recognition = new Recognition.Recognized(local(Door.ADMIN_SOCKET, Role.ADMINISTRATOR));
        change();
        assertEquals(
                List.of(new Caller(
                        ROOT,
                        Door.ADMIN_SOCKET,
                        "admin.sock uid 0 pid 9",
                        Set.of(Role.ADMINISTRATOR),
                        EnumSet.allOf(Permission.class),
                        Optional.empty(),
                        OptionalInt.of(0))),
                served);
    }

    @Test
    void onTheSocketOfProductsBindingsGiveNothing() {
        bindings.put(ROOT, Set.of(Role.ADMINISTRATOR));
        recognition = new Recognition.Recognized(local(Door.LICENSE_SOCKET, Role.PRODUCT));
        register();
        assertEquals(Status.Code.PERMISSION_DENIED, refusal(this::look).getCode());
        assertEquals(Set.of(Role.PRODUCT), served.getFirst().roles());
    }

    @Test
    void whoIsNotListedDeclaresNoProduct() {
        recognition = new Recognition.Recognized(local(Door.LICENSE_SOCKET));
        assertStatus(
                Status.Code.PERMISSION_DENIED,
                "local/root needs REGISTER_PRODUCTS on this server and has no permission; only the users listed under"
                        + " [registration] in agent.toml may declare products here",
                refusal(this::register));
    }

    /** Bytes that are no message, sent as they are. */
    private static final class Raw implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private Status send(String fullMethodName, byte[] bytes) {
        var method = MethodDescriptor.newBuilder(new Raw(), new Raw())
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(fullMethodName)
                .build();
        try {
            assertNotNull(ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, bytes));
            return Status.OK;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus();
        }
    }

    @Test
    void theDecisionIsMadeBeforeTheRequestIsRead() {
        String method = "seatkeeper.v1.AdminService/ChangeMode";
        byte[] garbage = {(byte) 0xff, (byte) 0xff, (byte) 0xff};
        assertEquals(Status.Code.PERMISSION_DENIED, send(method, garbage).getCode());
        bindings.put(MIRA, Set.of(Role.MODE_ADMIN));
        Status.Code afterReading = send(method, garbage).getCode();
        assertTrue(
                Set.of(Status.Code.INTERNAL, Status.Code.UNKNOWN, Status.Code.CANCELLED)
                        .contains(afterReading),
                afterReading::toString);
        assertEquals(List.of(), served);
    }

    @Test
    void everyMethodIsRefusedToThoseWithoutItsPermissionAndToThoseAlone() {
        var permissions = Permissions.of(List.of(new Admin().bindService(), new Products().bindService()));
        for (Role role : Role.values()) {
            bindings.put(MIRA, Set.of(role));
            permissions.byMethod().forEach((method, needed) -> {
                boolean refused = send(method, new byte[0]).getCode() == Status.Code.PERMISSION_DENIED;
                assertEquals(!role.permissions().contains(needed), refused, () -> role + " calls " + method);
            });
        }
    }
}
