package org.seatkeeper.agent.gate;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;

/** One direction: what one side sends is written to the other, no faster than that one reads. */
final class Pump extends ChannelInboundHandlerAdapter {
    private final Relay relay;
    private final SocketChannel from;
    private final SocketChannel to;
    private boolean over;

    Pump(Relay relay, SocketChannel from, SocketChannel to) {
        this.relay = relay;
        this.from = from;
        this.to = to;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        relay.moved();
        var _ = to.write(bytes, to.voidPromise());
        if (!to.isWritable()) {
            from.config().setAutoRead(false);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        to.flush();
    }

    /** This side reads again, or no longer: so is the other read, or not. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        to.config().setAutoRead(from.isWritable());
        if (from.isWritable()) {
            relay.moved();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (Eof.isIt(from, event)) {
            end();
        }
    }

    /** The side sends no more. */
    void end() {
        if (!over) {
            over = true;
            // After what waits to be written.
            ChannelFuture through = to.writeAndFlush(Unpooled.EMPTY_BUFFER);
            through.addListener(_ -> {
                Throwable trouble = through.cause();
                if (trouble == null) {
                    relay.over(to);
                } else {
                    relay.broken(trouble);
                }
            });
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        relay.broken(cause);
    }
}
