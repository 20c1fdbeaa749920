package org.seatkeeper.agent.gate;

import io.netty.buffer.ByteBuf;
import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the kernel move the bytes of two sockets. Both are taken out of Netty's own reading, and their readiness is heard
 * instead: Netty's own splicing takes the end of a side for the end of its bytes, and loses those that are still unread
 * (docs/decisions/0011). The event loop of the two alone.
 */
final class Splice {
    /** Errors are told anyhow. Netty forgets a registration of which nothing at all is wanted. */
    private static final EpollIoOps NOTHING = EpollIoOps.EPOLLERR;

    private static final int HANG_UP = 0x10;

    private final Relay relay;
    private final Side client;
    private final Side target;
    private boolean closed;

    Splice(Relay relay, Pipe.Pool pipes, EpollSocketChannel client, EpollSocketChannel target) {
        this.relay = relay;
        var forth = new Stream(pipes, client.fd(), target.fd());
        var back = new Stream(pipes, target.fd(), client.fd());
        this.client = new Side(client, forth, back);
        this.target = new Side(target, back, forth);
    }

    /**
     * Both sockets are out of Netty's hands: begins.
     *
     * @param ofClient what Netty had read of the client by then; goes first
     * @param ofTarget the same of the server behind the gate
     */
    void start(IoEventLoop loop, List<ByteBuf> ofClient, List<ByteBuf> ofTarget) {
        client.sends.first(ofClient);
        target.sends.first(ofTarget);
        client.register(loop);
        if (!closed) {
            target.register(loop);
        }
        if (!closed) {
            move(true, true);
        }
    }

    /** Moves what can be moved, and asks to be told what is missing. */
    private void move(boolean forth, boolean back) {
        try {
            if (forth) {
                step(client.sends, target);
            }
            if (back) {
                step(target.sends, client);
            }
            client.watch();
            target.watch();
        } catch (IOException | UncheckedIOException e) {
            relay.broken(e);
        }
    }

    private void step(Stream stream, Side to) throws IOException {
        if (closed) {
            return;
        }
        if (stream.move()) {
            relay.moved();
        }
        if (stream.ends()) {
            relay.over(to.channel);
        }
    }

    /** Ends the listening, before the sockets are closed: their numbers are used again. */
    void close() {
        if (!closed) {
            closed = true;
            client.close();
            target.close();
            client.sends.close();
            target.sends.close();
        }
    }

    /** One socket: what it sends and what is sent to it. */
    private final class Side implements EpollIoHandle {
        private final EpollSocketChannel channel;
        private final Stream sends;
        private final Stream gets;
        private EpollIoOps watched = EpollIoOps.NONE;
        private @Nullable IoRegistration registration;

        Side(EpollSocketChannel channel, Stream sends, Stream gets) {
            this.channel = channel;
            this.sends = sends;
            this.gets = gets;
        }

        void register(IoEventLoop loop) {
            Future<IoRegistration> registering = loop.register(this);
            if (registering.isSuccess()) {
                registration = registering.getNow();
            } else {
                relay.broken(new IOException("the event loop does not take a socket", registering.cause()));
            }
        }

        @Override
        public FileDescriptor fd() {
            return channel.fd();
        }

        @Override
        public void handle(IoRegistration from, IoEvent event) {
            if (closed || !(event instanceof EpollIoEvent ready)) {
                return;
            }
            if (ready.ops().contains(EpollIoOps.EPOLLERR)) {
                relay.broken(new IOException("reset by one side"));
                return;
            }
            boolean hangsUp = (ready.ops().value() & HANG_UP) != 0;
            boolean in = hangsUp || ready.ops().contains(EpollIoOps.EPOLLIN);
            boolean out = hangsUp || ready.ops().contains(EpollIoOps.EPOLLOUT);
            boolean ofClient = equals(client);
            move(ofClient ? in : out, ofClient ? out : in);
            // Both ways are shut, which epoll would say again and again; what is still unread waits for the other side.
            if (!closed && hangsUp && watched.equals(NOTHING)) {
                sends.hungUp();
                unregister();
            }
        }

        /** Asks to be told when there is something to read for which there is room, or room for what waits. */
        private void watch() {
            IoRegistration standing = registration;
            if (closed || standing == null) {
                return;
            }
            EpollIoOps wanted = NOTHING;
            if (sends.wants()) {
                wanted = wanted.with(EpollIoOps.EPOLLIN);
            }
            if (gets.waits()) {
                wanted = wanted.with(EpollIoOps.EPOLLOUT);
            }
            if (!wanted.equals(watched)) {
                watched = wanted;
                standing.submit(wanted);
            }
        }

        private void unregister() {
            IoRegistration standing = registration;
            if (standing != null) {
                registration = null;
                standing.cancel();
            }
        }

        /** Also called where the event loop ends. */
        @Override
        public void close() {
            unregister();
            relay.stopped();
        }
    }
}
