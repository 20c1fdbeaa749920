package org.seatkeeper.agent.gate;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.sdk.Client;
import org.seatkeeper.client.sdk.License;
import org.seatkeeper.client.sdk.LicenseRefused;
import org.seatkeeper.client.sdk.LicensesUnavailable;

/**
 * One client from its arrival to its end: who it is, its license, the server behind the gate, and then the relay. Until it is
 * let in nothing of it is read but what says who it is, and the server behind the gate does not hear of it. Lives on the event
 * loop of its connection; only {@link #end(Ending, String)} and {@link #stop} may be called from elsewhere.
 */
final class Passage extends ChannelInboundHandlerAdapter {
    /** Most bytes that are kept of a client before it is let in: what arrives together with a header or a handshake. */
    static final int EARLY_MAX = 256 * 1024;

    private enum Stage {
        HEADER,
        HANDSHAKE,
        LICENSE,
        DIAL,
        RELAY,
        FAREWELL,
        OVER
    }

    private final Shared gate;
    private final SocketChannel client;
    private final List<ByteBuf> early = new ArrayList<>();
    private final InetAddress peer;
    private Stage stage = Stage.HEADER;
    private String who;
    private InetAddress device;
    private String user = "";
    private int earlyBytes;
    private boolean clientDone;
    private @Nullable License license;
    private @Nullable SocketChannel target;
    private @Nullable Relay relay;
    private @Nullable ScheduledFuture<?> deadline;

    Passage(Shared gate, SocketChannel client) {
        this.gate = gate;
        this.client = client;
        InetSocketAddress remote = client.remoteAddress();
        this.peer = remote == null ? InetAddress.getLoopbackAddress() : remote.getAddress();
        this.device = peer;
        this.who = Names.device(peer);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        // After whatever else this turn of the loop has to say: what cannot be a header is closed before it is told of.
        client.closeFuture()
                .addListener(_ -> onLoop(() -> end(stage == Stage.RELAY ? Ending.BROKEN : Ending.LEFT, ""), null));
        if (gate.config().trustedProxies().test(peer)) {
            client.pipeline().addFirst(ProxyHeader.decoder());
            limit(gate.config().limits().header(), Ending.NO_HEADER);
            client.read();
        } else {
            secure();
        }
    }

    private void limit(Duration time, Ending otherwise) {
        relax();
        deadline = client.eventLoop().schedule(() -> end(otherwise, ""), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void relax() {
        ScheduledFuture<?> running = deadline;
        if (running != null) {
            running.cancel(false);
            deadline = null;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        switch (message) {
            case HAProxyMessage header when stage == Stage.HEADER -> introduced(header);
            case ByteBuf bytes when stage == Stage.FAREWELL || stage == Stage.OVER -> bytes.release();
            case ByteBuf bytes -> keep(bytes);
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void keep(ByteBuf bytes) {
        early.add(bytes);
        earlyBytes += bytes.readableBytes();
        if (earlyBytes > EARLY_MAX) {
            end(Ending.HASTY, "");
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (stage == Stage.HEADER || stage == Stage.HANDSHAKE || stage == Stage.FAREWELL) {
            client.read();
        }
    }

    private void introduced(HAProxyMessage header) {
        try {
            ProxyHeader.Origin origin = ProxyHeader.read(header, peer);
            device = origin.address();
            who = Names.device(device);
            if (gate.config().userSource() == GateConfig.UserSource.PROXY) {
                user = origin.user();
            }
            relax();
            secure();
        } catch (ProxyHeader.Unusable e) {
            end(Ending.BAD_HEADER, String.valueOf(e.getMessage()));
        } finally {
            header.release();
        }
    }

    private void secure() {
        if (gate.tls().isEmpty()) {
            ask();
            return;
        }
        stage = Stage.HANDSHAKE;
        // The handler's own limit counts from its first byte on some paths; this one counts from here on all.
        limit(gate.config().limits().handshake(), Ending.NO_TLS);
        client.pipeline().addBefore(handlerName(), null, gate.tls().get().handler(client.alloc()));
        client.read();
    }

    private String handlerName() {
        return client.pipeline().context(this).name();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent shaken) {
            shaken(shaken);
        } else if (Eof.isIt(client, event)) {
            clientDone = true;
            if (stage == Stage.HEADER || stage == Stage.HANDSHAKE) {
                end(Ending.LEFT, "");
            } else if (stage == Stage.FAREWELL) {
                over();
            }
        } else if (event instanceof ChannelInputShutdownEvent && stage == Stage.FAREWELL) {
            client.read();
        }
    }

    private void shaken(SslHandshakeCompletionEvent event) {
        if (stage != Stage.HANDSHAKE) {
            return;
        }
        if (!event.isSuccess()) {
            end(Ending.NO_TLS, String.valueOf(event.cause().getMessage()));
            return;
        }
        if (gate.config().userSource() == GateConfig.UserSource.CERTIFICATE) {
            user = Termination.user(
                    client.pipeline().get(SslHandler.class).engine().getSession());
        }
        relax();
        ask();
    }

    private void ask() {
        stage = Stage.LICENSE;
        if (user.isEmpty() && gate.config().userRequired()) {
            end(Ending.NO_USER, "");
            return;
        }
        String name = Names.device(device);
        // The agent's word comes within limits.silent_after, or the SDK speaks for it.
        var _ = gate.licenses()
                .requestAsync(new Client(user, name, name, Client.Kind.USER))
                .whenComplete((granted, trouble) -> onLoop(() -> answered(granted, trouble), granted));
    }

    /** On the loop of the connection; where that is gone, so is the client. */
    private void onLoop(Runnable then, @Nullable License granted) {
        try {
            client.eventLoop().execute(() -> guarded(then));
        } catch (RejectedExecutionException stopped) {
            if (granted != null) {
                granted.close();
            }
        }
    }

    /** A fault ends this connection, rather than leaving it with a license and without a relay. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            end(Ending.FAULT, e.toString());
        }
    }

    private void answered(@Nullable License granted, @Nullable Throwable trouble) {
        if (stage != Stage.LICENSE) {
            if (granted != null) {
                granted.close();
            }
        } else if (granted != null) {
            license = granted;
            granted.onRevoked(() -> onLoop(() -> end(Ending.REVOKED, ""), null));
            dial();
        } else {
            switch (trouble instanceof CompletionException wrapped ? wrapped.getCause() : trouble) {
                case LicenseRefused refused -> end(Ending.REFUSED, String.valueOf(refused.getMessage()));
                case LicensesUnavailable none
                when none.reason() == LicensesUnavailable.Reason.CLOSED -> end(Ending.STOPPED, "");
                case LicensesUnavailable none -> end(Ending.SILENT, String.valueOf(none.getMessage()));
                case null, default -> end(Ending.FAULT, String.valueOf(trouble));
            }
        }
    }

    private void dial() {
        stage = Stage.DIAL;
        InetSocketAddress address = gate.target().address();
        if (address == null) {
            end(Ending.TARGET_DOWN, "nobody knows the name " + gate.config().forwardHost());
            return;
        }
        ChannelFuture dialed = Sockets.dialing(
                        new Bootstrap().group(client.eventLoop()),
                        gate.config().limits().connect())
                .channelFactory(gate.transport()::dialer)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel dialing) {
                        target = dialing;
                    }
                })
                .connect(address);
        dialed.addListener(_ -> guarded(() -> dialed(dialed)));
    }

    private void dialed(ChannelFuture dialed) {
        if (stage != Stage.DIAL) {
            var _ = dialed.channel().close();
        } else if (dialed.isSuccess() && dialed.channel() instanceof SocketChannel connected) {
            target = connected;
            relay(connected);
        } else {
            end(
                    Ending.TARGET_DOWN,
                    gate.config().forward() + ": " + Causes.words(dialed.cause())
                            + "; see that it runs and that forward names it");
        }
    }

    private void relay(SocketChannel connected) {
        stage = Stage.RELAY;
        gate.tally().arriving().decrementAndGet();
        var begun = new Relay(this, gate, client, connected);
        relay = begun;
        begun.start(this::takeEarly, clientDone);
    }

    private List<ByteBuf> takeEarly() {
        List<ByteBuf> taken = List.copyOf(early);
        early.clear();
        return taken;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Ending ending = switch (stage) {
            case HEADER -> cause instanceof java.io.IOException ? Ending.LEFT : Ending.BAD_HEADER;
            case HANDSHAKE -> cause instanceof java.io.IOException ? Ending.LEFT : Ending.NO_TLS;
            default ->
                cause instanceof java.io.IOException || cause instanceof CodecException ? Ending.BROKEN : Ending.FAULT;
        };
        if (stage == Stage.FAREWELL) {
            over();
        } else {
            end(ending, ending == Ending.LEFT ? "" : String.valueOf(cause.getMessage()));
        }
    }

    /** Ends what has not been let in yet; what has been goes on. Any thread. */
    void stop(boolean relays) {
        onLoop(
                () -> {
                    if (relays || stage != Stage.RELAY) {
                        end(Ending.STOPPED, "");
                    }
                },
                null);
    }

    /**
     * Ends this: gives the license back, closes both sides. Only the first ending counts.
     *
     * @param detail what is known about the cause; may be empty
     */
    void end(Ending why, String detail) {
        if (!client.eventLoop().inEventLoop()) {
            onLoop(() -> end(why, detail), null);
            return;
        }
        if (stage == Stage.OVER) {
            return;
        }
        if (stage == Stage.FAREWELL) {
            if (why == Ending.LEFT || why == Ending.STOPPED) {
                over();
            }
            return;
        }
        Stage before = stage;
        stage = Stage.OVER;
        relax();
        Relay moving = relay;
        if (moving != null) {
            moving.close();
        }
        License held = license;
        if (held != null) {
            license = null;
            held.close();
        }
        gate.tally().ended(why, who, detail);
        early.forEach(ByteBuf::release);
        early.clear();
        SocketChannel behind = target;
        if (behind != null) {
            Sockets.close(behind, why.abrupt());
        }
        if (before != Stage.RELAY && why.saysWhy() && client.isActive()) {
            stage = Stage.FAREWELL;
            deadline = client.eventLoop().schedule(this::over, Farewell.MAX.toNanos(), TimeUnit.NANOSECONDS);
            Farewell.say(client, gate.config().refused(), this::over);
            return;
        }
        leave(before != Stage.RELAY, why.abrupt());
    }

    /** The farewell is over. */
    private void over() {
        if (stage == Stage.FAREWELL) {
            stage = Stage.OVER;
            relax();
            leave(true, false);
        }
    }

    private void leave(boolean arriving, boolean abrupt) {
        if (arriving) {
            gate.tally().arriving().decrementAndGet();
        }
        gate.passages().remove(this);
        Sockets.close(client, abrupt);
    }
}
