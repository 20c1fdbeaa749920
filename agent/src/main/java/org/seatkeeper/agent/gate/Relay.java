package org.seatkeeper.agent.gate;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves bytes both ways between a client that was let in and the server behind the gate: by the kernel where it can and
 * nothing has to be looked at, by copying otherwise. On their event loop alone.
 */
final class Relay {
    private final Passage passage;
    private final Shared gate;
    private final SocketChannel client;
    private final SocketChannel target;
    private long movedAt;
    private int directionsOver;
    private boolean closed;
    private @Nullable Splice splice;
    private @Nullable ScheduledFuture<?> watch;

    Relay(Passage passage, Shared gate, SocketChannel client, SocketChannel target) {
        this.passage = passage;
        this.gate = gate;
        this.client = client;
        this.target = target;
    }

    /**
     * Begins.
     *
     * @param early takes what the client sent before it was let in; asked once, when the socket is no longer read for it
     * @param clientDone whether the client has said that it sends no more
     */
    void start(Supplier<List<ByteBuf>> early, boolean clientDone) {
        moved();
        Sockets.probe(target);
        target.closeFuture().addListener(_ -> passage.end(Ending.BROKEN, ""));
        if (gate.transport() == Transport.SPLICING
                && gate.tls().isEmpty()
                && client instanceof EpollSocketChannel from
                && target instanceof EpollSocketChannel to
                && client.eventLoop() instanceof IoEventLoop loop) {
            splice(from, to, loop, early);
        } else {
            copy(early.get(), clientDone);
        }
        watch();
    }

    private void splice(
            EpollSocketChannel from, EpollSocketChannel to, IoEventLoop loop, Supplier<List<ByteBuf>> early) {
        // Where a side ends early, Netty reads on although nobody asks.
        var ofTarget = new ArrayList<ByteBuf>();
        to.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object bytes) {
                ofTarget.add((ByteBuf) bytes);
            }
        });
        var splicing = new Splice(this, gate.pipes().get(), from, to);
        to.deregister()
                .addListener(_ -> from.deregister().addListener(_ -> {
                    if (closed) {
                        ofTarget.forEach(ByteBuf::release);
                    } else {
                        splice = splicing;
                        splicing.start(loop, early.get(), ofTarget);
                    }
                }));
    }

    private void copy(List<ByteBuf> early, boolean clientDone) {
        var forth = new Pump(this, client, target);
        client.pipeline().replace(Passage.class, null, forth);
        target.pipeline().addLast(new Pump(this, target, client));
        early.forEach(bytes -> {
            var _ = target.write(bytes, target.voidPromise());
        });
        target.flush();
        if (clientDone) {
            forth.end();
        }
        target.config().setAutoRead(true);
        client.config().setAutoRead(target.isWritable());
    }

    /** Bytes moved. */
    void moved() {
        movedAt = gate.nanos().getAsLong();
    }

    /** One side sends no more, and all it sent went to the other: tells the other. */
    void over(SocketChannel to) {
        directionsOver++;
        Farewell.endOutput(to);
        if (directionsOver == 2) {
            passage.end(Ending.DONE, "");
        } else {
            watch();
        }
    }

    void broken(Throwable cause) {
        passage.end(Ending.BROKEN, String.valueOf(cause.getMessage()));
    }

    /** The event loop ends. */
    void stopped() {
        passage.end(Ending.STOPPED, "");
    }

    /** Before the sockets are closed. */
    void close() {
        closed = true;
        unwatch();
        Splice splicing = splice;
        if (splicing != null) {
            splicing.close();
        }
    }

    private void unwatch() {
        ScheduledFuture<?> before = watch;
        if (before != null) {
            before.cancel(false);
            watch = null;
        }
    }

    /** Looks again when the connection may have been idle for too long. */
    private void watch() {
        unwatch();
        Limits limits = gate.config().limits();
        Duration limit = directionsOver > 0 ? limits.halfClosed() : limits.idle();
        if (limit.isZero() || closed) {
            return;
        }
        long left = limit.toNanos() - (gate.nanos().getAsLong() - movedAt);
        if (left <= 0) {
            passage.end(Ending.IDLE, "");
        } else {
            watch = client.eventLoop().schedule(this::watch, left, TimeUnit.NANOSECONDS);
        }
    }
}
