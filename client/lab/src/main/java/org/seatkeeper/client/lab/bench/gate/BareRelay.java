package org.seatkeeper.client.lab.bench.gate;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * The relay that one would write with Netty in an afternoon: reads here, writes there, asks nobody. A process of its own.
 * Says {@code SERVING bare PORT}; ends when its input does.
 */
public final class BareRelay {
    /** As many as a gate has unless told otherwise. */
    private static final int THREADS = 2;

    private BareRelay() {}

    /** Arguments: the port to forward to; with TLS also the files of a certificate and its key. */
    public static void main(String[] args) throws IOException {
        int forward = Integer.parseInt(args[0]);
        Optional<SslContext> tls = args.length < 3
                ? Optional.empty()
                : Optional.of(SslContextBuilder.forServer(new File(args[1]), new File(args[2]))
                        .sslProvider(SslProvider.JDK)
                        .protocols("TLSv1.3")
                        .build());
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(THREADS, EpollIoHandler.newFactory());
        Channel listener = new ServerBootstrap()
                .group(loops)
                .channel(EpollServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        tls.ifPresent(context -> client.pipeline().addLast(context.newHandler(client.alloc())));
                        client.pipeline().addLast(new Dial(forward));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        System.out.println("SERVING bare " + ((InetSocketAddress) listener.localAddress()).getPort());
        while (System.in.read() >= 0) {
            // Until whoever started us closes the other end, or is gone.
        }
        System.exit(0);
    }

    /** Connects to the server, then lets both be copied. */
    private static final class Dial extends ChannelInboundHandlerAdapter {
        private final int forward;

        Dial(int forward) {
            this.forward = forward;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            Channel client = ctx.channel();
            ChannelFuture dialed = new Bootstrap()
                    .group(client.eventLoop())
                    .channel(EpollSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .option(ChannelOption.AUTO_READ, false)
                    .handler(new Copy(client))
                    .connect(InetAddress.getLoopbackAddress(), forward);
            client.pipeline().replace(this, null, new Copy(dialed.channel()));
            dialed.addListener(_ -> {
                client.config().setAutoRead(true);
                dialed.channel().config().setAutoRead(true);
            });
        }
    }

    /** One direction. */
    private static final class Copy extends ChannelInboundHandlerAdapter {
        private final Channel to;

        Copy(Channel to) {
            this.to = to;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object bytes) {
            var _ = to.write(bytes, to.voidPromise());
            if (!to.isWritable()) {
                ctx.channel().config().setAutoRead(false);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            to.flush();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            to.config().setAutoRead(ctx.channel().isWritable());
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            var _ = to.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            var _ = ctx.close();
        }
    }
}
