package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.grpc.Attributes;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Denials.Denied;
import org.seatkeeper.agent.identity.LocalSocket.Access;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetServerInfoRequest;
import org.seatkeeper.proto.v1.GetServerInfoResponse;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.RegisterProductRequest;
import org.seatkeeper.proto.v1.RegisterProductResponse;

/** An agent's doors, real ones, with services behind them that write down who came. */
final class OpenDoors {
    static final long PATIENCE_SECONDS = 20;

    final Pki pki = new Pki();
    final Map<IdentityName, Set<Role>> bindings = new ConcurrentHashMap<>();
    final BlockingQueue<Denied> denied = new LinkedBlockingQueue<>();
    final BlockingQueue<Caller> served = new LinkedBlockingQueue<>();
    final BlockingQueue<String> connections = new LinkedBlockingQueue<>();
    final BlockingQueue<Recognition> recognitions = new LinkedBlockingQueue<>();
    /** Answers of getServerInfo wait here for a permit; as many as anyone needs but where a test takes them away. */
    final Semaphore turns = new Semaphore(Integer.MAX_VALUE);

    final Path folder;
    final LiveTls tls;

    private final EventLoopGroup loops = Doors.loops(1);
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final Doors doors = new Doors(loops, denied::add);
    private final List<Server> servers = new ArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();

    OpenDoors(Path folder) throws IOException {
        this.folder = folder;
        pki.writeFolder(folder.resolve("tls"));
        tls = LiveTls.load(folder.resolve("tls"), InstantSource.system());
    }

    /** Opens the network listener; its port. */
    int network(ConnectionLimits limits) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return open(doors.network(address, tls, limits)).getPort();
    }

    Path administrators(Access access) throws IOException {
        LocalSocket socket = LocalSocket.prepare(folder.resolve("admin.sock"), access);
        open(doors.administrators(socket, users(), ConnectionLimits.adminSocket()));
        socket.admit();
        return socket.path();
    }

    Path products(Set<String> registrars, ConnectionLimits limits) throws IOException {
        LocalSocket socket = LocalSocket.prepare(folder.resolve("license.sock"), new Access.Everyone());
        open(doors.products(socket, users(), registrars, limits));
        socket.admit();
        return socket.path();
    }

    static LocalUsers users() {
        return new LocalUsers(Path.of("/etc/passwd"));
    }

    private Server open(NettyServerBuilder builder) throws IOException {
        var services = List.of(
                new Admin().bindService(),
                new Products().bindService(),
                new HealthStatusManager().getHealthService().bindService());
        Server server = builder.addServices(services)
                .executor(calls)
                .addTransportFilter(new Coming())
                .intercept(new PermissionInterceptor(
                        Permissions.of(services),
                        who -> bindings.getOrDefault(who, Set.of()),
                        denied::add,
                        InstantSource.system()))
                .build()
                .start();
        servers.add(server);
        return server;
    }

    /** Notes connections as they become ready and as they end. */
    private final class Coming extends ServerTransportFilter {
        @Override
        public Attributes transportReady(Attributes transport) {
            connections.add("ready");
            Recognition recognition = transport.get(Recognition.KEY);
            assertNotNull(recognition);
            recognitions.add(recognition);
            return transport;
        }

        @Override
        public void transportTerminated(Attributes transport) {
            connections.add("ended");
        }
    }

    private final class Admin extends AdminServiceGrpc.AdminServiceImplBase {
        @Override
        public void getServerInfo(GetServerInfoRequest request, StreamObserver<GetServerInfoResponse> answer) {
            served.add(Callers.CURRENT.get());
            turns.acquireUninterruptibly();
            answer.onNext(GetServerInfoResponse.getDefaultInstance());
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

    ManagedChannel channel(TlsIdentity as, int port) throws IOException {
        return kept(new TestClient(pki, as).channel(port));
    }

    ManagedChannel channel(Path socket) {
        return kept(NettyChannelBuilder.forAddress(
                        new DomainSocketAddress(socket.toFile()), InsecureChannelCredentials.create())
                .channelType(EpollDomainSocketChannel.class)
                .eventLoopGroup(loops)
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .overrideAuthority("localhost")
                .build());
    }

    ManagedChannel kept(ManagedChannel channel) {
        channels.add(channel);
        return channel;
    }

    /** The next of a queue; fails the test if there is none for long. */
    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(next, "nothing came");
        return next;
    }

    void close() throws InterruptedException {
        channels.forEach(ManagedChannel::shutdownNow);
        for (Server server : servers) {
            server.shutdownNow().awaitTermination();
        }
        calls.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }
}
