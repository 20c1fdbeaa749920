package org.seatkeeper.agent.gate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Moves bytes both ways between a client that was let in and the server behind the gate. On their event loop alone. */
final class Relay {
    private final Passage passage;
    private final SocketChannel client;
    private final SocketChannel target;
    private final Limits limits;
    private final LongSupplier nanos;
    private long movedAt;
    private int directionsOver;
    private @Nullable ScheduledFuture<?> watch;

    Relay(Passage passage, SocketChannel client, SocketChannel target, Limits limits, LongSupplier nanos) {
        this.passage = passage;
        this.client = client;
        this.target = target;
        this.limits = limits;
        this.nanos = nanos;
    }

    /**
     * Begins.
     *
     * @param early what the client sent before it was let in; released by being written
     * @param clientDone whether it has said that it sends no more
     */
    void start(List<ByteBuf> early, boolean clientDone) {
        moved();
        Sockets.probe(target);
        client.closeFuture().addListener(_ -> passage.end(Ending.BROKEN, ""));
        target.closeFuture().addListener(_ -> passage.end(Ending.BROKEN, ""));
        early.forEach(bytes -> {
            var _ = target.write(bytes, target.voidPromise());
        });
        target.flush();
        copy(clientDone);
        watch();
    }

    private void copy(boolean clientDone) {
        var forth = new Pump(this, client, target);
        client.pipeline().replace(Passage.class, null, forth);
        target.pipeline().addLast(new Pump(this, target, client));
        if (clientDone) {
            forth.end();
        }
        target.config().setAutoRead(true);
        client.config().setAutoRead(target.isWritable());
    }

    /** Bytes moved. */
    void moved() {
        movedAt = nanos.getAsLong();
    }

    /** One side sends no more, and all it sent is on its way: tells the other. */
    void over(SocketChannel to) {
        directionsOver++;
        // After what waits to be written.
        to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
            Farewell.endOutput(to);
            if (directionsOver == 2) {
                passage.end(Ending.DONE, "");
            } else {
                watch();
            }
        });
    }

    void broken(Throwable cause) {
        passage.end(Ending.BROKEN, String.valueOf(cause.getMessage()));
    }

    /** Looks again when the connection may have been idle for too long. */
    private void watch() {
        ScheduledFuture<?> before = watch;
        if (before != null) {
            before.cancel(false);
            watch = null;
        }
        Duration limit = directionsOver > 0 ? limits.halfClosed() : limits.idle();
        if (limit.isZero() || !client.isOpen()) {
            return;
        }
        long left = limit.toNanos() - (nanos.getAsLong() - movedAt);
        if (left <= 0) {
            passage.end(Ending.IDLE, "");
        } else {
            watch = client.eventLoop().schedule(this::watch, left, TimeUnit.NANOSECONDS);
        }
    }
}
