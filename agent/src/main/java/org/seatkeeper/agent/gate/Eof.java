package org.seatkeeper.agent.gate;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/** How a channel says that its peer sends no more, and that all of it has been read. */
final class Eof {
    private Eof() {}

    /** Whether an event means that. It may come more than once. */
    static boolean isIt(Channel channel, Object event) {
        return switch (event) {
            // Epoll fires the first of the two as soon as the peer's word is there, while bytes may still be unread.
            case ChannelInputShutdownEvent _ -> !(channel instanceof EpollSocketChannel);
            case ChannelInputShutdownReadComplete _ -> true;
            case SslCloseCompletionEvent closed -> closed.isSuccess();
            default -> false;
        };
    }
}
