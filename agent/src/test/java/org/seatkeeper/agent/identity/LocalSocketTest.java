package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Attributes;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.identity.LocalSocket.Access;

class LocalSocketTest {
    private final EventLoopGroup loops = Doors.loops(1);

    private Path folder;
    private Path path;

    @BeforeEach
    void place(@TempDir Path temporary) {
        folder = temporary;
        path = temporary.resolve("s.sock");
    }

    @AfterEach
    void stop() throws InterruptedException {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }

    private static List<Integer> statusLine(String label) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(label))
                .flatMap(line -> Stream.of(line.substring(label.length()).trim().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .map(Integer::parseUnsignedInt)
                .toList();
    }

    /** Fails when an upgrade of gRPC or Netty breaks the way the kernel's word reaches a connection. */
    @Test
    void theKernelsWordOnTheCallerReachesTheConnection() throws Exception {
        var seen = new CompletableFuture<LocalPeer>();
        LocalSocket socket = LocalSocket.prepare(path, new Access.Everyone());
        Server server = new Doors(loops, denied -> {})
                .administrators(socket, new LocalUsers(Path.of("/etc/passwd")), ConnectionLimits.adminSocket())
                .addService(new HealthStatusManager().getHealthService())
                .addTransportFilter(new ServerTransportFilter() {
                    @Override
                    public Attributes transportReady(Attributes transport) {
                        LocalPeer peer = transport.get(LocalCredentials.PEER);
                        assertNotNull(peer);
                        seen.complete(peer);
                        return transport;
                    }
                })
                .build()
                .start();
        ManagedChannel channel = channel();
        try {
            var stub = HealthGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
            assertEquals(
                    ServingStatus.SERVING,
                    stub.check(HealthCheckRequest.getDefaultInstance()).getStatus());
            Set<Integer> groups = statusLine("Groups:").stream().collect(Collectors.toSet());
            int uid = statusLine("Uid:").get(1);
            int gid = statusLine("Gid:").get(1);
            int pid = (int) ProcessHandle.current().pid();
            assertEquals(new LocalPeer(pid, uid, gid, groups), seen.get(20, TimeUnit.SECONDS));
        } finally {
            channel.shutdownNow().awaitTermination(20, TimeUnit.SECONDS);
            server.shutdownNow().awaitTermination();
        }
        assertFalse(Files.exists(path), "a server that stops leaves no socket behind");
    }

    private ManagedChannel channel() {
        return NettyChannelBuilder.forAddress(
                        new io.netty.channel.unix.DomainSocketAddress(path.toFile()),
                        InsecureChannelCredentials.create())
                .channelType(EpollDomainSocketChannel.class)
                .eventLoopGroup(loops)
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .overrideAuthority("localhost")
                .build();
    }

    /** A socket that is bound and opened; whoever connects finds nobody reading. */
    private LocalSocket bound(Access access) throws IOException, InterruptedException {
        LocalSocket socket = LocalSocket.prepare(path, access);
        Server server = NettyServerBuilder.forAddress(socket.address(), LocalCredentials.create())
                .channelType(io.netty.channel.epoll.EpollServerDomainSocketChannel.class)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .build()
                .start();
        try {
            socket.admit();
            modes = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            group = Files.readAttributes(path, PosixFileAttributes.class)
                    .group()
                    .getName();
        } finally {
            server.shutdownNow().awaitTermination();
        }
        return socket;
    }

    private String modes = "";
    private String group = "";

    @Test
    void aSocketIsOpenToThoseItIsFor() throws Exception {
        bound(new Access.Everyone());
        assertEquals("rw-rw-rw-", modes);
        bound(new Access.Owner());
        assertEquals("rw-------", modes);
        bound(new Access.Group(ownGroup()));
        assertEquals("rw-rw----", modes);
        assertEquals(ownGroup(), group);
    }

    private String ownGroup() throws IOException {
        return Files.readAttributes(folder, PosixFileAttributes.class).group().getName();
    }

    @Test
    void rootTheOwnerAndTheGroupAreAdministratorsAndNobodyElse() throws Exception {
        LocalSocket socket = bound(new Access.Group(ownGroup()));
        int own = statusLine("Uid:").get(1);
        int gid = (Integer) Files.getAttribute(folder, "unix:gid");
        int other = 54_321;
        assertTrue(socket.isAdministrator(new LocalPeer(1, 0, other, Set.of())));
        assertTrue(socket.isAdministrator(new LocalPeer(1, own, other, Set.of())));
        assertTrue(socket.isAdministrator(new LocalPeer(1, other, gid, Set.of())));
        assertTrue(socket.isAdministrator(new LocalPeer(1, other, other, Set.of(7, gid))));
        assertFalse(socket.isAdministrator(new LocalPeer(1, other, other, Set.of(other))));
    }

    @Test
    void withoutAGroupNoMembershipCounts() throws Exception {
        LocalSocket socket = bound(new Access.Owner());
        int gid = (Integer) Files.getAttribute(folder, "unix:gid");
        assertFalse(socket.isAdministrator(new LocalPeer(1, 54_321, gid, Set.of(gid))));
    }

    @Test
    void beforeItIsOpenedOnlyRootIsAnAdministrator() throws Exception {
        LocalSocket socket = LocalSocket.prepare(path, new Access.Everyone());
        assertFalse(socket.isAdministrator(new LocalPeer(1, 54_321, 54_321, Set.of())));
        assertTrue(socket.isAdministrator(new LocalPeer(1, 0, 0, Set.of())));
    }

    @Test
    void anUnknownGroupIsNamed() {
        var refused = assertThrows(IOException.class, () -> bound(new Access.Group("no-such-group-here")));
        assertEquals(
                "this machine has no group no-such-group-here; create it, or change admin_group in agent.toml",
                refused.getMessage());
    }

    @Test
    void aPathOf107BytesIsBoundAndOneOf108IsRefused() throws Exception {
        int room = LocalSocket.PATH_MAX - folder.toAbsolutePath().toString().length() - 1;
        path = folder.resolve("s".repeat(room));
        bound(new Access.Owner());
        Path longer = folder.resolve("s".repeat(room + 1));
        var refused = assertThrows(IOException.class, () -> LocalSocket.prepare(longer, new Access.Owner()));
        assertEquals(
                "the path of a socket has at most 107 bytes and " + longer
                        + " has 108; use a data directory with a shorter path",
                refused.getMessage());
        Path wide = folder.resolve("\u00fc".repeat(room - 1));
        assertThrows(IOException.class, () -> LocalSocket.prepare(wide, new Access.Owner()));
    }

    @Test
    void aSocketLeftByAKilledAgentIsRemovedAndALivingOnesIsNot() throws Exception {
        try (ServerSocketChannel living = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            living.bind(UnixDomainSocketAddress.of(path));
            var refused = assertThrows(IOException.class, () -> LocalSocket.prepare(path, new Access.Owner()));
            assertEquals(
                    "another agent listens on " + path + "; stop it first, or use another data directory",
                    refused.getMessage());
            assertTrue(Files.exists(path));
        }
        assertTrue(Files.exists(path), "closing leaves the file, as a kill does");
        LocalSocket.prepare(path, new Access.Owner());
        assertFalse(Files.exists(path));
    }

    @Test
    void whatIsNoSocketIsNotRemoved() throws Exception {
        Files.writeString(path, "mine");
        var refused = assertThrows(IOException.class, () -> LocalSocket.prepare(path, new Access.Owner()));
        assertEquals(path + " is in the way and is not a socket; move it elsewhere", refused.getMessage());
        assertEquals("mine", Files.readString(path));
        Files.delete(path);
        Files.createSymbolicLink(path, folder.resolve("elsewhere"));
        assertThrows(IOException.class, () -> LocalSocket.prepare(path, new Access.Owner()));
    }
}
