package org.seatkeeper.agent.identity;

import io.grpc.netty.NettyServerBuilder;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The agent's listeners, each with its limits and its way of recognizing callers. What comes back still needs services,
 * an executor and the {@link PermissionInterceptor}; all doors share one event loop group.
 */
public final class Doors {
    private final EventLoopGroup loops;
    private final Denials denials;

    /**
     * Doors on an event loop group of {@link #loops}, which the caller shuts down.
     *
     * @param denials told of refused handshakes and connections
     */
    public Doors(EventLoopGroup loops, Denials denials) {
        this.loops = loops;
        this.denials = denials;
    }

    /**
     * An event loop group: the kernel's epoll where there is one. Netty wakes a loop that has nothing planned once a second;
     * one that has something planned for tomorrow sleeps until somebody calls.
     */
    public static EventLoopGroup loops(int threads) {
        var loops = new MultiThreadIoEventLoopGroup(
                threads, Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        loops.forEach(loop -> {
            var _ = loop.scheduleAtFixedRate(() -> {}, 1, 1, TimeUnit.DAYS);
        });
        return loops;
    }

    /** The network listener. */
    public NettyServerBuilder network(SocketAddress address, LiveTls tls, ConnectionLimits limits) {
        Supplier<ServerChannel> channel =
                Epoll.isAvailable() ? EpollServerSocketChannel::new : NioServerSocketChannel::new;
        var server = NettyServerBuilder.forAddress(address, tls.serverCredentials());
        return shared(server, channel, new ConnectionGate(Door.TLS, limits, denials), limits)
                .addTransportFilter(new CallerFilter(new TlsRecognizer(tls)));
    }

    /**
     * The socket of the machine's administrators.
     *
     * @throws IllegalStateException on a machine without epoll: who calls on a socket is known on Linux only
     */
    public NettyServerBuilder administrators(LocalSocket socket, LocalUsers users, ConnectionLimits limits) {
        return local(Door.ADMIN_SOCKET, socket, limits)
                .addTransportFilter(new CallerFilter(SocketRecognizer.ofAdministrators(socket, users)));
    }

    /**
     * The socket of the machine's server products.
     *
     * @param registrars who may declare products: user names, or numbers for users without a name
     * @throws IllegalStateException on a machine without epoll: who calls on a socket is known on Linux only
     */
    public NettyServerBuilder products(
            LocalSocket socket, LocalUsers users, Set<String> registrars, ConnectionLimits limits) {
        return local(Door.LICENSE_SOCKET, socket, limits)
                .addTransportFilter(new CallerFilter(SocketRecognizer.ofProducts(Set.copyOf(registrars), users)));
    }

    private NettyServerBuilder local(Door door, LocalSocket socket, ConnectionLimits limits) {
        if (!Epoll.isAvailable()) {
            throw new IllegalStateException("local sockets need Linux with epoll", Epoll.unavailabilityCause());
        }
        var server = NettyServerBuilder.forAddress(socket.address(), LocalCredentials.create());
        return shared(server, EpollServerDomainSocketChannel::new, new ConnectionGate(door, limits, denials), limits)
                .withChildOption(ChannelOption.SO_KEEPALIVE, null); // a Unix socket has none: a warning per connection
    }

    private NettyServerBuilder shared(
            NettyServerBuilder server, Supplier<ServerChannel> channel, ConnectionGate gate, ConnectionLimits limits) {
        limits.applyTo(server);
        return server.bossEventLoopGroup(loops).workerEventLoopGroup(loops).channelFactory(() -> {
            ServerChannel listener = channel.get();
            listener.pipeline().addFirst(gate);
            return listener;
        });
    }
}
