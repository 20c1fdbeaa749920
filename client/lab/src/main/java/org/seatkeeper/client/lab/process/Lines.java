package org.seatkeeper.client.lab.process;

import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettySslContextChannelCredentials;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.agent.identity.PeerName;
import org.seatkeeper.agent.identity.TlsIdentity;

/** Connections to agents of this machine with whatever credentials, good or bad. All share one event loop. */
public final class Lines implements AutoCloseable {
    private static final int MESSAGE_MAX = 64 << 20;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());

    /**
     * Credentials for {@link #tls}: made once, used for many connections.
     *
     * @param as whose certificate is shown; none for no certificate
     * @param trusted who may vouch for the agent
     */
    public static ChannelCredentials credentials(Optional<TlsIdentity> as, List<X509Certificate> trusted)
            throws IOException {
        SslContextBuilder context = SslContextBuilder.forClient().trustManager(trusted.toArray(X509Certificate[]::new));
        if (as.isPresent()) {
            context.keyManager(as.get().key(), as.get().chain().toArray(X509Certificate[]::new));
        }
        return NettySslContextChannelCredentials.create(
                GrpcSslContexts.configure(context, SslProvider.JDK).build());
    }

    /** A connection over TLS; it dials with its first call. */
    public ManagedChannel tls(int port, UUID agentId, ChannelCredentials credentials) {
        return NettyChannelBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), credentials)
                .eventLoopGroup(loops)
                .channelType(EpollSocketChannel.class)
                .overrideAuthority(PeerName.dnsOf(agentId))
                .maxInboundMessageSize(MESSAGE_MAX)
                .disableRetry()
                .build();
    }

    /** A connection over TLS as one of those that {@code agent init} wrote credentials for. */
    public ManagedChannel tls(AgentDirectory directory, int port, AgentDirectory.Holder holder) throws IOException {
        return tls(
                port,
                directory.agentId(),
                credentials(Optional.of(directory.credentials(holder)), directory.authorities()));
    }

    /** A connection over a Unix socket. */
    public ManagedChannel socket(Path socket) {
        return NettyChannelBuilder.forAddress(
                        new DomainSocketAddress(socket.toFile()), InsecureChannelCredentials.create())
                .eventLoopGroup(loops)
                .channelType(EpollDomainSocketChannel.class)
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .overrideAuthority("localhost")
                .maxInboundMessageSize(MESSAGE_MAX)
                .disableRetry()
                .build();
    }

    /** Ends what the connections ran on; close those first. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
