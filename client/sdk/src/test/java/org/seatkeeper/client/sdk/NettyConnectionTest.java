package org.seatkeeper.client.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets, with the clocks and threads that a product gets. */
@Timeout(60)
class NettyConnectionTest {
    private static final String AGENT = "0b6f2f6e-54b0-4a5e-9d5c-3f1f6f1c2a10";

    private final FakeAgent agent = new FakeAgent();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void end() throws InterruptedException {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }

    private Server listen(SocketAddress address, ServerCredentials credentials) throws Exception {
        boolean local = address instanceof UnixDomainSocketAddress;
        return NettyServerBuilder.forAddress(address, credentials)
                .channelType(local ? NioServerDomainSocketChannel.class : NioServerSocketChannel.class)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .directExecutor()
                .addService(agent)
                .build()
                .start();
    }

    private static final Duration ENDING_MAX = Duration.ofSeconds(20);

    private static List<Thread> living() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("seatkeeper-sdk-"))
                .toList();
    }

    private static List<String> threads() {
        return living().stream().map(Thread::getName).sorted().toList();
    }

    /** An event loop says that it has ended a moment before its thread does. */
    private static void assertNoThreadStays() throws InterruptedException {
        for (Thread thread : living()) {
            assertTrue(thread.join(ENDING_MAX), thread.getName());
        }
    }

    @Test
    void overTheLocalSocketALicenseIsGrantedAndNoThreadIsLeft(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("license.sock");
        Server server = listen(UnixDomainSocketAddress.of(socket), InsecureServerCredentials.create());
        try (Licenses licenses = Licenses.overSocket(socket)
                .product("tarn-sql-14")
                .silentAfter(Duration.ofSeconds(20))
                .open()) {
            License license = licenses.request(Bench.ALICE);
            assertEquals(Map.of(license.handleId(), 1L), agent.grants);
            license.closeAsync().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertEquals(List.of("seatkeeper-sdk-calls", "seatkeeper-sdk-socket", "seatkeeper-sdk-timer"), threads());
        } finally {
            server.shutdownNow();
        }
        assertNoThreadStays();
        assertEquals(1, agent.halfCloses);
    }

    @Test
    void anAgentThatComesLaterIsFound(@TempDir Path folder) throws Exception {
        Path socket = folder.resolve("license.sock");
        try (Licenses licenses = Licenses.overSocket(socket)
                .product("tarn-sql-14")
                .silentAfter(Duration.ofSeconds(30))
                .open()) {
            var asked = licenses.requestAsync(Bench.ALICE).toCompletableFuture();
            Server server = listen(UnixDomainSocketAddress.of(socket), InsecureServerCredentials.create());
            try {
                assertTrue(asked.get(30, TimeUnit.SECONDS).covered());
            } finally {
                server.shutdownNow();
            }
        }
    }

    @Test
    void overTlsBothSidesShowWhoTheyAre(@TempDir Path folder) throws Exception {
        Server server = secure(folder);
        try (Licenses licenses = Licenses.overTls("127.0.0.1", server.getPort(), AGENT, folder.resolve("product"))
                .product("tarn-sql-14")
                .silentAfter(Duration.ofSeconds(20))
                .open()) {
            assertTrue(licenses.request(Bench.ALICE).covered());
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void anotherAgentIsNotTalkedTo(@TempDir Path folder) throws Exception {
        Server server = secure(folder);
        String another = "7c2d1c1e-0000-4000-8000-000000000000";
        try (Licenses licenses = Licenses.overTls("127.0.0.1", server.getPort(), another, folder.resolve("product"))
                .product("tarn-sql-14")
                .silentAfter(Duration.ofMillis(500))
                .open()) {
            assertThrows(LicensesUnavailable.class, () -> licenses.request(Bench.ALICE));
            assertEquals(List.of(), agent.openings);
        } finally {
            server.shutdownNow();
        }
    }

    private Server secure(Path folder) throws Exception {
        var pki = new TestAuthority(folder);
        pki.issue("product", "tarn-sql-14.product.invalid");
        Path own = pki.issue("agent", AGENT + ".agent.seatkeeper.internal");
        ServerCredentials credentials = TlsServerCredentials.newBuilder()
                .keyManager(
                        own.resolve("cert.pem").toFile(), own.resolve("key.pem").toFile())
                .trustManager(own.resolve("ca.pem").toFile())
                .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                .build();
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), credentials);
    }

    @Test
    void whatCannotBeUsedIsNamedBeforeAnythingIsDialed(@TempDir Path folder) throws InterruptedException {
        var noFiles = Licenses.overTls("127.0.0.1", 7443, AGENT, folder).product("tarn-sql-14");
        String missing =
                assertThrows(IllegalArgumentException.class, noFiles::open).toString();
        assertTrue(missing.contains("ca.pem is not there"), missing);
        var noPort = Licenses.overTls("127.0.0.1", 0, AGENT, folder).product("tarn-sql-14");
        assertThrows(IllegalArgumentException.class, noPort::open);
        var tooLong = Licenses.overSocket(Path.of("/" + "d".repeat(107))).product("tarn-sql-14");
        assertThrows(IllegalArgumentException.class, tooLong::open);
        assertNoThreadStays();
    }
}
