package org.seatkeeper.client.sdk;

import io.grpc.Channel;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettySslContextChannelCredentials;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** A channel of this library's own, with one thread for the socket and one for what comes of it. All Netty is here. */
final class NettyConnection implements Connection {
    private static final String AUTHORITY_SUFFIX = ".agent.seatkeeper.internal";
    private static final int SOCKET_PATH_BYTES_MAX = 107;
    private static final int PORT_MAX = 65_535;
    private static final int CONNECT_MILLIS = 5_000;

    /** Above what an agent permits, which is one ping in 30 s. */
    private static final int PING_SECONDS = 40;

    private static final int MESSAGE_MAX = 1024 * 1024;
    private static final int END_MILLIS = 1_000;
    private static final int QUIET_MILLIS = 50;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, daemons("seatkeeper-sdk-socket"), NioIoHandler.newFactory());
    private final ExecutorService calls = Executors.newSingleThreadExecutor(daemons("seatkeeper-sdk-calls"));
    private final ManagedChannel channel;

    private NettyConnection(
            SocketAddress address,
            Class<? extends io.netty.channel.Channel> type,
            ChannelCredentials credentials,
            String agent) {
        var builder = NettyChannelBuilder.forAddress(address, credentials)
                .channelType(type, address.getClass())
                .eventLoopGroup(loop)
                .executor(calls)
                .offloadExecutor(calls)
                .overrideAuthority(agent + AUTHORITY_SUFFIX)
                .maxInboundMessageSize(MESSAGE_MAX)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .proxyDetector(_ -> null)
                .disableRetry()
                .maxTraceEvents(0);
        if (address instanceof UnixDomainSocketAddress) {
            // gRPC asks every socket for TCP's keep-alive; Netty would warn that a local one has none.
            builder.withOption(ChannelOption.SO_KEEPALIVE, null);
        } else {
            builder.keepAliveTime(PING_SECONDS, TimeUnit.SECONDS);
        }
        channel = builder.build();
    }

    static Connection overSocket(Path socket) {
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > SOCKET_PATH_BYTES_MAX) {
            throw new IllegalArgumentException("the path of a socket has at most " + SOCKET_PATH_BYTES_MAX + " bytes");
        }
        return new NettyConnection(
                UnixDomainSocketAddress.of(socket),
                NioDomainSocketChannel.class,
                InsecureChannelCredentials.create(),
                "local");
    }

    static Connection overTls(String host, int port, String agentId, Path folder) {
        if (port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("a port is a number from 1 to " + PORT_MAX);
        }
        // Resolved once: an agent's machine keeps its address, and resolving again would need a channel per dial.
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("nobody knows the name " + host);
        }
        ChannelCredentials credentials = NettySslContextChannelCredentials.create(tls(folder));
        return new NettyConnection(address, NioSocketChannel.class, credentials, agentId);
    }

    private static SslContext tls(Path folder) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .trustManager(readable(folder, "ca.pem").toFile())
                    .keyManager(
                            readable(folder, "cert.pem").toFile(),
                            readable(folder, "key.pem").toFile());
            return GrpcSslContexts.configure(builder, SslProvider.JDK)
                    .protocols("TLSv1.3")
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the certificates in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Path readable(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + " is not there or not readable");
        }
        return file;
    }

    private static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        Waits.upTo(END_MILLIS, millis -> channel.awaitTermination(millis, TimeUnit.MILLISECONDS));
        Waits.upTo(
                END_MILLIS,
                millis -> loop.shutdownGracefully(QUIET_MILLIS, millis, TimeUnit.MILLISECONDS)
                        .await(millis));
        calls.shutdown();
        Waits.upTo(END_MILLIS, millis -> calls.awaitTermination(millis, TimeUnit.MILLISECONDS));
    }
}
