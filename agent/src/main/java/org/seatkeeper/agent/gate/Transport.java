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

/** How sockets are driven: by the kernel's epoll, which can splice, or by the JDK. */
public enum Transport {
    /** Linux. */
    EPOLL,
    /** Everywhere. */
    NIO;

    /** The best of this machine. */
    public static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    EventLoopGroup loops(int threads) {
        return new MultiThreadIoEventLoopGroup(
                threads,
                Thread.ofPlatform().daemon().name("seatkeeper-gate-", 1).factory(),
                this == EPOLL ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    }

    ServerSocketChannel listener() {
        return this == EPOLL ? new EpollServerSocketChannel() : new NioServerSocketChannel();
    }

    SocketChannel dialer() {
        return this == EPOLL ? new EpollSocketChannel() : new NioSocketChannel();
    }
}
