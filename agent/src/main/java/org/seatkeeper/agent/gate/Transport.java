package org.seatkeeper.agent.gate;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** How sockets are driven, and how bytes get from one to the other. */
public enum Transport {
    /** Linux: the kernel says what is ready, and moves plain bytes without showing them to the gate. */
    SPLICING,
    /** The JDK's, everywhere; every byte goes through the gate's own memory. */
    NIO;

    /** The best of this machine for plain bytes. */
    public static Transport best() {
        return Epoll.isAvailable() ? SPLICING : NIO;
    }

    /**
     * What is used where bytes are copied, as with TLS, or not. Netty 4.2.17 loses an epoll registration of which nothing is wanted for a
     * moment, as of a half-closed channel that is copied to (docs/decisions/0011): what is copied goes by the JDK's sockets.
     */
    Transport copying(boolean copies) {
        return copies ? NIO : this;
    }

    EventLoopGroup loops(int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                Thread.ofPlatform().daemon().name("seatkeeper-gate-", 1).factory(),
                this == NIO ? NioIoHandler.newFactory() : EpollIoHandler.newFactory());
    }

    ServerSocketChannel listener() {
        return this == NIO ? new NioServerSocketChannel() : new EpollServerSocketChannel();
    }

    SocketChannel dialer() {
        return this == NIO ? new NioSocketChannel() : new EpollSocketChannel();
    }
}
