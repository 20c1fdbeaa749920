package org.seatkeeper.agent.gate;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;

/** What is set on sockets: nothing is read unasked, a side may end before the other, and a peer that vanished is noticed. */
final class Sockets {
    /** Seconds without a byte after which the kernel asks a peer whether it lives. */
    static final int PROBE_AFTER_SECONDS = 60;

    private static final int PROBE_EVERY_SECONDS = 10;
    private static final int PROBES = 6;

    /** So much waits for a slow reader before the other side is no longer read, in bytes. */
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(32 * 1024, 64 * 1024);

    private Sockets() {}

    /** A client's. */
    static void prepare(SocketChannel client) {
        client.config()
                .setAutoRead(false)
                .setAllowHalfClosure(true)
                .setKeepAlive(true)
                .setTcpNoDelay(true)
                .setWriteBufferWaterMark(WAITING);
        probe(client);
    }

    /** Those of the server behind the gate, before they are dialed. */
    static Bootstrap dialing(Bootstrap bootstrap, Duration connect) {
        return bootstrap
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connect.toMillis()))
                .disableResolver();
    }

    /** Half-open peers are found within two minutes, where the system lets us say so. */
    static void probe(SocketChannel channel) {
        if (channel instanceof EpollSocketChannel) {
            channel.config().setOption(EpollChannelOption.TCP_KEEPIDLE, PROBE_AFTER_SECONDS);
            channel.config().setOption(EpollChannelOption.TCP_KEEPINTVL, PROBE_EVERY_SECONDS);
            channel.config().setOption(EpollChannelOption.TCP_KEEPCNT, PROBES);
        }
    }

    /**
     * Closes.
     *
     * @param abrupt whether the peer is to notice that this is no orderly end; nothing lingers then
     */
    static void close(SocketChannel channel, boolean abrupt) {
        if (abrupt && channel.isOpen()) {
            try {
                channel.config().setSoLinger(0);
            } catch (ChannelException gone) {
                // It is closed already.
            }
        }
        var _ = channel.close();
    }
}
