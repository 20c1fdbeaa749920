package org.seatkeeper.client.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.health.v1.HealthProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.CertificateRequest;
import org.seatkeeper.agent.identity.TlsIdentity;
import org.seatkeeper.agent.identity.Usage;
import org.seatkeeper.client.lab.process.AgentDirectory.Holder;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.client.lab.process.RawCalls;
import org.seatkeeper.client.lab.process.RunningAgent;
import org.seatkeeper.proto.v1.AdminProto;
import org.seatkeeper.proto.v1.AuditProto;
import org.seatkeeper.proto.v1.LicenseProto;
import org.seatkeeper.proto.v1.OptionsProto;
import org.seatkeeper.proto.v1.Permission;

/** Every method of every service against every kind of caller: who is let in is what the contract and the roles say. */
class MatrixTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private TestAgent agent;
    private RunningAgent running;
    private Map<Who, ManagedChannel> channels;

    /** A kind of caller. */
    private enum Who {
        NO_CERTIFICATE,
        SELF_SIGNED,
        OTHER_AUTHORITY,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_KEY_USAGE,
        ANOTHER_AGENT,
        TWO_NAMES,
        VIEWER,
        ADMINISTRATOR,
        ADMIN_SOCKET,
        LICENSE_SOCKET;

        /** What becomes of a call that needs this permission; nothing else decides. */
        Cell expected(Permission needed) {
            return switch (this) {
                case NO_CERTIFICATE, SELF_SIGNED, OTHER_AUTHORITY, EXPIRED, NOT_YET_VALID, WRONG_KEY_USAGE, TWO_NAMES ->
                    Cell.NO_CONNECTION;
                case ANOTHER_AGENT -> Cell.DENIED;
                case VIEWER -> needed == Permission.PERMISSION_VIEW ? Cell.LET_IN : Cell.DENIED;
                case ADMINISTRATOR, ADMIN_SOCKET -> Cell.LET_IN;
                // Nobody is listed as a registrar, everybody may ask for their own product's licenses, and the door
                // offers
                // the products' service alone.
                case LICENSE_SOCKET ->
                    switch (needed) {
                        case PERMISSION_REGISTER_PRODUCTS -> Cell.DENIED;
                        case PERMISSION_USE_LICENSES -> Cell.LET_IN;
                        default -> Cell.NOT_OFFERED;
                    };
            };
        }
    }

    /** What became of a call. */
    private enum Cell {
        NO_CONNECTION,
        DENIED,
        NOT_OFFERED,
        LET_IN,
        ANYTHING_ELSE;

        static Cell of(Status status) {
            return switch (status.getCode()) {
                case UNAVAILABLE -> NO_CONNECTION;
                case PERMISSION_DENIED -> DENIED;
                case UNIMPLEMENTED -> NOT_OFFERED;
                case OK, INVALID_ARGUMENT -> LET_IN;
                default -> ANYTHING_ELSE;
            };
        }
    }

    private record Method(String name, MethodType type, Permission needed) {}

    private static List<Method> methods() {
        return Stream.of(
                        AdminProto.getDescriptor(),
                        AuditProto.getDescriptor(),
                        LicenseProto.getDescriptor(),
                        HealthProto.getDescriptor())
                .map(FileDescriptor::getServices)
                .flatMap(List::stream)
                .flatMap(service -> service.getMethods().stream())
                .map(MatrixTest::method)
                .toList();
    }

    private static Method method(MethodDescriptor method) {
        boolean health = method.getFile().getPackage().equals("grpc.health.v1");
        return new Method(
                method.getService().getFullName() + "/" + method.getName(),
                method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY,
                health ? Permission.PERMISSION_VIEW : method.getOptions().getExtension(OptionsProto.permission));
    }

    @BeforeEach
    void start() throws Exception {
        agent = new TestAgent(folder);
        running = agent.start();
        channels = channels();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private Map<Who, ManagedChannel> channels() throws IOException {
        Instant now = Instant.now();
        CertificateAuthority own =
                CertificateAuthority.load(agent.directory.path().resolve("ca"));
        CertificateAuthority other = CertificateAuthority.create(now, random);
        // By name an administrator each: only what is wrong with the certificate keeps them out.
        CertificateRequest asked = CertificateRequest.operator("administrator", now, DAY);
        var found = new EnumMap<Who, ManagedChannel>(Who.class);
        found.put(Who.NO_CERTIFICATE, dial(Optional.empty()));
        found.put(Who.SELF_SIGNED, dial(Optional.of(CertificateAuthority.selfSigned(asked, random))));
        found.put(Who.OTHER_AUTHORITY, dial(Optional.of(other.issue(asked, random))));
        found.put(Who.EXPIRED, dial(issue(own, asked.withValidity(now.minus(DAY.multipliedBy(2)), now.minus(DAY)))));
        found.put(
                Who.NOT_YET_VALID, dial(issue(own, asked.withValidity(now.plus(DAY), now.plus(DAY.multipliedBy(2))))));
        found.put(Who.WRONG_KEY_USAGE, dial(issue(own, asked.withUsages(Usage.SERVER_AUTH))));
        found.put(Who.ANOTHER_AGENT, dial(issue(own, CertificateRequest.agent(UUID.randomUUID(), now, DAY))));
        found.put(
                Who.TWO_NAMES,
                dial(issue(
                        own, asked.withUris("seatkeeper://operator/administrator", "seatkeeper://operator/viewer"))));
        found.put(Who.VIEWER, dial(Optional.of(agent.directory.credentials(Holder.VIEWER))));
        found.put(Who.ADMINISTRATOR, dial(Optional.of(agent.directory.credentials(Holder.ADMINISTRATOR))));
        found.put(Who.ADMIN_SOCKET, agent.kept(agent.lines.socket(agent.directory.adminSocket())));
        found.put(Who.LICENSE_SOCKET, agent.kept(agent.lines.socket(agent.directory.licenseSocket())));
        return found;
    }

    private Optional<TlsIdentity> issue(CertificateAuthority authority, CertificateRequest request) {
        return Optional.of(authority.issue(request, random));
    }

    private ManagedChannel dial(Optional<TlsIdentity> as) throws IOException {
        return agent.kept(agent.lines.tls(
                running.port(), agent.directory.agentId(), Lines.credentials(as, agent.directory.authorities())));
    }

    /** An empty request: whoever is let in gets as far as being told what is missing in it. */
    private static Cell call(ManagedChannel channel, Method method) throws Exception {
        ClientCall<byte[], byte[]> call = channel.newCall(
                RawCalls.method(method.name(), method.type()),
                CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS));
        var ended = new CompletableFuture<Status>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        ended.complete(Status.OK);
                        call.cancel("one is enough", null);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                new Metadata());
        call.request(1);
        call.sendMessage(new byte[0]);
        call.halfClose();
        return Cell.of(ended.get(30, TimeUnit.SECONDS));
    }

    private Map<String, Map<Who, Cell>> met() throws Exception {
        var table = new TreeMap<String, Map<Who, Cell>>();
        for (Method method : methods()) {
            var row = new EnumMap<Who, Cell>(Who.class);
            for (Who who : Who.values()) {
                row.put(who, call(channel(who), method));
            }
            table.put(method.name(), row);
        }
        return table;
    }

    private ManagedChannel channel(Who who) {
        return Optional.ofNullable(channels.get(who)).orElseThrow();
    }

    private static Map<String, Map<Who, Cell>> expected() {
        var table = new TreeMap<String, Map<Who, Cell>>();
        for (Method method : methods()) {
            var row = new EnumMap<Who, Cell>(Who.class);
            for (Who who : Who.values()) {
                row.put(who, who.expected(method.needed()));
            }
            table.put(method.name(), row);
        }
        return table;
    }

    private static void print(Map<String, Map<Who, Cell>> table) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("method,"
                + String.join(",", Stream.of(Who.values()).map(Who::name).toList()));
        table.forEach((method, row) -> lines.add(method + ","
                + String.join(",", row.values().stream().map(Cell::name).toList())));
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target", "permission-matrix.csv"), lines);
    }

    @Test
    void everyMethodLetsInWhomTheContractNamesAndNobodyElse() throws Exception {
        Map<String, Map<Who, Cell>> met = met();
        print(met);
        assertEquals(expected(), met);
        // A wrong expectation is seen: the table is compared cell by cell.
        Map<String, Map<Who, Cell>> wrong = expected();
        String some = "seatkeeper.v1.AdminService/ChangeMode";
        Optional.ofNullable(wrong.get(some)).orElseThrow().put(Who.VIEWER, Cell.LET_IN);
        assertNotEquals(wrong, met);
    }

    @Test
    void everyMethodIsThereAndDeclaresWhatItNeeds() {
        List<Method> methods = methods();
        assertTrue(methods.size() >= 23, methods.toString());
        assertEquals(
                Set.of(),
                Set.copyOf(methods.stream()
                        .filter(method -> method.needed() == Permission.PERMISSION_UNSPECIFIED)
                        .toList()));
    }
}
