package org.seatkeeper.agent.gate;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.seatkeeper.client.sdk.Licenses;

/**
 * A gate that runs: listens, and lets each client through to the server behind it while it has a license. Made by {@link
 * #open}; then {@link #stopListening}, {@link #drained} and {@link #close}, from one thread.
 */
public final class Gate implements AutoCloseable {
    /** Connections that the kernel completes before the gate takes them. */
    private static final int BACKLOG = 1_024;

    /** How often names are looked up again, and the files of [tls]. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private static final int END_SECONDS = 2;

    private final Shared shared;
    private final EventLoopGroup loops;
    private final ExecutorService work;
    private final List<Channel> listeners = new ArrayList<>();
    private volatile boolean stopping;

    private Gate(Shared shared, EventLoopGroup loops, ExecutorService work) {
        this.shared = shared;
        this.loops = loops;
        this.work = work;
    }

    /**
     * Starts to listen.
     *
     * @param licenses where licenses are asked for; stays the caller's, to be closed after this
     * @throws IOException with cause and remedy, where it cannot listen or a file of [tls] cannot be used
     */
    public static Gate open(GateConfig config, Licenses licenses, Transport transport) throws IOException {
        return open(config, licenses, transport, Tally.logging(), LOOK_EVERY);
    }

    /**
     * The same.
     *
     * @param lookEvery how often names are looked up again, and the files of [tls]
     */
    static Gate open(GateConfig config, Licenses licenses, Transport wanted, Tally tally, Duration lookEvery)
            throws IOException {
        Transport transport = wanted.copying(config.tls().isPresent());
        ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
        EventLoopGroup loops = transport.loops(config.limits().threads());
        var gate = new Gate(shared(config, licenses, transport, tally, work, loops, lookEvery), loops, work);
        boolean listening = false;
        try {
            for (InetSocketAddress address : config.listen()) {
                gate.listen(address);
            }
            listening = true;
        } finally {
            if (!listening) {
                gate.close();
            }
        }
        return gate;
    }

    /**
     * Looks at the files that a configuration names, and opens nothing.
     *
     * @throws IOException with cause and remedy, where a file of [tls] cannot be used
     */
    public static void check(GateConfig config) throws IOException {
        if (config.tls().isPresent()) {
            var _ = Termination.load(
                    config.tls().get(), config.limits().handshake(), Runnable::run, (level, line) -> {});
        }
    }

    private static Shared shared(
            GateConfig config,
            Licenses licenses,
            Transport transport,
            Tally tally,
            ExecutorService work,
            EventLoopGroup loops,
            Duration lookEvery)
            throws IOException {
        var target = new Target(config.forwardHost(), config.forwardPort());
        Optional<Termination> tls = Optional.empty();
        try {
            if (config.tls().isPresent()) {
                tls = Optional.of(
                        Termination.load(config.tls().get(), config.limits().handshake(), work, tally::say));
            }
        } catch (IOException e) {
            var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            work.shutdown();
            throw e;
        }
        target.resolve();
        if (target.named()) {
            every(lookEvery, loops, work, target::resolve);
        }
        tls.ifPresent(termination -> every(lookEvery, loops, work, termination::look));
        return new Shared(
                config,
                licenses,
                tally,
                target,
                tls,
                transport,
                System::nanoTime,
                ConcurrentHashMap.newKeySet(),
                pipes());
    }

    private static void every(Duration time, EventLoopGroup loops, ExecutorService work, Runnable look) {
        var _ = loops.scheduleWithFixedDelay(
                () -> work.execute(look), time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A pool for each event loop, which closes it when it ends. */
    private static Supplier<Pipe.Pool> pipes() {
        var pools = new FastThreadLocal<Pipe.Pool>() {
            @Override
            protected Pipe.Pool initialValue() {
                return new Pipe.Pool();
            }

            @Override
            protected void onRemoval(Pipe.Pool pool) {
                pool.close();
            }
        };
        return pools::get;
    }

    private void listen(InetSocketAddress address) throws IOException {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channelFactory(shared.transport()::listener)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        arrive(client);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + Names.device(address.getAddress()) + ", port " + address.getPort() + ": "
                            + Causes.words(bound.cause())
                            + "; see that nobody else does (ss -ltnp), and that this user may (ports below 1024)",
                    bound.cause());
        }
        listeners.add(bound.channel());
    }

    /** Takes a client, or closes it at once where there are as many as may be. On the client's event loop. */
    void arrive(SocketChannel client) {
        Tally tally = shared.tally();
        Limits limits = shared.config().limits();
        boolean full = tally.open().incrementAndGet() > limits.connections();
        client.closeFuture().addListener(_ -> tally.open().decrementAndGet());
        Sockets.prepare(client);
        if (full) {
            turnAway(client, Ending.FULL);
            return;
        }
        // Before a place is taken, which it gives back when it ends.
        var passage = new Passage(shared, client);
        if (tally.arriving().incrementAndGet() > limits.arriving()) {
            tally.arriving().decrementAndGet();
            turnAway(client, Ending.CROWDED);
        } else {
            shared.passages().add(passage);
            client.pipeline().addLast(passage);
            if (stopping) {
                passage.stop(false);
            }
        }
    }

    private void turnAway(SocketChannel client, Ending why) {
        InetSocketAddress remote = client.remoteAddress();
        shared.tally().ended(why, remote == null ? "a client" : Names.device(remote.getAddress()), "");
        Sockets.close(client, true);
    }

    /** Where it listens, with the ports that the system chose. */
    public List<InetSocketAddress> addresses() {
        return listeners.stream()
                .map(Channel::localAddress)
                .map(InetSocketAddress.class::cast)
                .toList();
    }

    /** How many clients are connected, in whatever stage. */
    public int connections() {
        return shared.passages().size();
    }

    /** Takes nobody any more, and ends what has not been let in yet. Established connections go on. */
    public void stopListening() {
        stopping = true;
        listeners.forEach(listener -> listener.close().awaitUninterruptibly());
        shared.passages().forEach(passage -> passage.stop(false));
    }

    /**
     * Waits until the last connection is over.
     *
     * @param hurry ends the waiting early
     * @return whether none is left
     */
    public boolean drained(Duration most, CountDownLatch hurry) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!shared.passages().isEmpty()) {
            long left = Math.min(end - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(20));
            if (left <= 0 || hurry.await(left, TimeUnit.NANOSECONDS)) {
                return shared.passages().isEmpty();
            }
        }
        return true;
    }

    /** Closes what is left, and gives its licenses back. */
    @Override
    public void close() {
        stopListening();
        shared.passages().forEach(passage -> passage.stop(true));
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(END_SECONDS, TimeUnit.SECONDS);
        work.shutdown();
    }
}
