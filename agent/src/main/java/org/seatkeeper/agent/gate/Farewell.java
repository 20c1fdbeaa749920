package org.seatkeeper.agent.gate;

import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;

/**
 * The configured message to a client that is turned away, and the end of what the gate sends. The client's own bytes are then
 * read and dropped for a moment: closing over unread bytes would make the kernel reset the connection, and the client would
 * lose the message.
 */
final class Farewell {
    /** How long the client may take to hang up. */
    static final Duration MAX = Duration.ofSeconds(1);

    private Farewell() {}

    /**
     * Says it.
     *
     * @param failed where it cannot be said
     */
    static void say(SocketChannel client, Message message, Runnable failed) {
        if (message.isEmpty()) {
            failed.run();
            return;
        }
        ChannelFuture said = client.writeAndFlush(message.buffer());
        said.addListener(_ -> {
            if (said.isSuccess()) {
                endOutput(client);
                client.read();
            } else {
                failed.run();
            }
        });
    }

    /** Tells a peer that no more comes: of TLS first, where there is any. */
    static void endOutput(SocketChannel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            var _ = channel.shutdownOutput();
        } else {
            tls.closeOutbound().addListener(_ -> {
                var _ = channel.shutdownOutput();
            });
        }
    }
}
