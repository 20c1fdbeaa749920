package org.seatkeeper.client.lab.bench;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.NettySslContextServerCredentials;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;
import org.seatkeeper.client.lab.process.LeanTls;

/**
 * What an agent is measured beside: gRPC's health service over mutual TLS 1.3, and nothing else of ours. Built as lean as
 * the agent's own listener: the JDK's TLS without Netty's reading of keys, one event loop, virtual threads. Says
 * {@code SERVING bare port}; ends when its input does.
 */
public final class BareServer {
    private BareServer() {}

    /** Argument: a folder with {@code agent.pem}, {@code agent.key} and {@code ca.pem}. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Server server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        NettySslContextServerCredentials.create(LeanTls.server(Path.of(args[0]))))
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .channelType(EpollServerSocketChannel.class)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start();
        System.out.println("SERVING bare " + server.getPort());
        while (System.in.read() >= 0) {
            // Until whoever started us closes the other end, or is gone.
        }
        System.exit(0);
    }
}
