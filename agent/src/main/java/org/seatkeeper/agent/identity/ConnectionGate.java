package org.seatkeeper.agent.identity;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.agent.identity.Denials.Denied;

/**
 * Counts the connections of one door as they are accepted, before anything is read from them.
 *
 * <p>A connection beyond the greatest number is closed. Unfinished TLS handshakes have a number of their own, and there
 * the newest displaces the oldest: strangers who open connections and say nothing then hinder each other, while an honest
 * handshake takes milliseconds and is over before its turn comes.
 */
@ChannelHandler.Sharable
final class ConnectionGate extends ChannelInboundHandlerAdapter {
    private final Door door;
    private final ConnectionLimits limits;
    private final Denials denials;

    // Guarded by this object: connections are accepted on one event loop and closed on others.
    private final Set<Channel> open = new LinkedHashSet<>();
    private final Set<Channel> unfinished = new LinkedHashSet<>();
    private final Map<Integer, Integer> byUser = new HashMap<>();

    ConnectionGate(Door door, ConnectionLimits limits, Denials denials) {
        this.door = door;
        this.limits = limits;
        this.denials = denials;
    }

    /** What a listening channel reads is a connection that was accepted. */
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object accepted) {
        Channel connection = (Channel) accepted;
        OptionalInt user = user(connection);
        if (!admit(connection, user)) {
            connection.unsafe().closeForcibly(); // it belongs to no event loop yet
            deny(
                    connection,
                    Denied.CONNECTION,
                    "more connections than " + door.wire() + " bears; close some, or raise [limits]");
            return;
        }
        connection.closeFuture().addListener(closed -> release(connection, user));
        if (door == Door.TLS) {
            connection.pipeline().addFirst(new HandshakeEnd());
            displaced(connection)
                    .ifPresent(oldest ->
                            oldest.eventLoop().execute(() -> oldest.unsafe().close(oldest.voidPromise())));
        }
        connection.pipeline().addFirst(new Deaf(limits.deafMax()));
        ctx.fireChannelRead(connection);
    }

    private synchronized boolean admit(Channel connection, OptionalInt user) {
        if (open.size() >= limits.connectionsMax()) {
            return false;
        }
        if (user.isPresent()) {
            int already = byUser.getOrDefault(user.getAsInt(), 0);
            if (already >= limits.connectionsPerUserMax()) {
                return false;
            }
            byUser.put(user.getAsInt(), already + 1);
        }
        open.add(connection);
        return true;
    }

    private synchronized void release(Channel connection, OptionalInt user) {
        open.remove(connection);
        unfinished.remove(connection);
        user.ifPresent(uid -> byUser.computeIfPresent(uid, (key, count) -> count == 1 ? null : count - 1));
    }

    /** Adds a handshake; where that is one too many, the oldest makes way. */
    private synchronized Optional<Channel> displaced(Channel newest) {
        Optional<Channel> oldest = Optional.empty();
        if (unfinished.size() >= limits.handshakesMax()) {
            Iterator<Channel> byAge = unfinished.iterator();
            oldest = Optional.of(byAge.next());
            byAge.remove();
        }
        unfinished.add(newest);
        return oldest;
    }

    private synchronized void finished(Channel connection) {
        unfinished.remove(connection);
    }

    /** Open connections, and how many of them have not finished their handshake. For tests. */
    synchronized String counts() {
        return open.size() + " open, " + unfinished.size() + " unfinished";
    }

    private static OptionalInt user(Channel connection) {
        if (connection instanceof EpollDomainSocketChannel local) {
            try {
                return OptionalInt.of(local.peerCredentials().uid());
            } catch (IOException gone) {
                return OptionalInt.empty(); // the peer is asked about once more before its first frame
            }
        }
        return OptionalInt.empty();
    }

    private void deny(Channel connection, String method, String why) {
        String origin = door == Door.TLS ? TlsRecognizer.origin(connection.remoteAddress()) : door.wire();
        denials.denied(new Denied(Optional.empty(), origin, method, why));
    }

    /**
     * Closes a connection that has brought nothing for long, below TLS and HTTP/2 and without a goodbye. Those would wait
     * until it was written, which a peer that vanished never allows: its connection would stay open for as long as its own
     * kernel says nothing. Its calls end as with any connection that breaks; grants live on for their lease.
     */
    private static final class Deaf extends IdleStateHandler {
        Deaf(Duration max) {
            super(max.toMillis(), 0, 0, TimeUnit.MILLISECONDS);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent silent) {
            var _ = ctx.close();
        }
    }

    /** Waits at the head of a connection's pipeline until gRPC has put its TLS handler there, and listens to that. */
    private final class HandshakeEnd extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.fireChannelActive();
            SslHandler tls = ctx.pipeline().get(SslHandler.class);
            if (tls != null) { // else it counts as unfinished until it closes, which is the safe side
                tls.handshakeFuture().addListener(done -> {
                    finished(ctx.channel());
                    if (done.cause() instanceof SSLException refused) {
                        deny(ctx.channel(), Denied.HANDSHAKE, inWords(refused));
                    }
                });
                ctx.pipeline().remove(this);
            }
        }
    }

    /** Our own words where the certificate was refused; the JDK's may repeat what the peer sent and are left out. */
    private static String inWords(SSLException refused) {
        for (@Nullable Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException ours && ours.getMessage() != null) {
                return ours.getMessage();
            }
        }
        return "no certificate was shown, or the peer does not speak TLS 1.3";
    }
}
