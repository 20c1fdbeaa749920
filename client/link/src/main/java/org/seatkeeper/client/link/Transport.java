package org.seatkeeper.client.link;

import io.grpc.Attributes;
import io.grpc.ChannelCredentials;
import io.grpc.ClientTransportFilter;
import io.grpc.InsecureChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What all connections share: event loops, threads for handshakes, look-ups and calls, and TLS contexts. Everything in it is
 * bounded, however many servers there are. Safe from any thread.
 */
public final class Transport implements AgentChannel.Opener, AutoCloseable {
    /** Bytes a server may send ahead of being read, for each connection. */
    static final int WINDOW = 64 * 1024;

    /** Largest message taken, in bytes: a full state of the most products a server may have fits. */
    static final int MESSAGE_MAX = 8 * 1024 * 1024;

    private static final int METADATA_MAX = 16 * 1024;
    private static final int LOOPS = 2;
    private static final int HANDSHAKES = 2;
    private static final int LOOKUPS = 4;
    private static final int CALLS = 2;

    /** An event loop that is to end at once may end between a channel's last words and its close, and leave the socket open. */
    private static final int QUIET_MILLIS = 100;

    /** Held, since a level lives as long as its logger: gRPC asks every socket for keep-alive, and local ones have none. */
    private final Logger bootstraps = Logger.getLogger("io.netty.bootstrap");

    private final Profile profile;
    private final Sockets sockets = Sockets.ofThisMachine();
    private final EventLoopGroup loops = sockets.loops(LOOPS, daemons("link-loop-"));
    private final ExecutorService handshakes = Executors.newFixedThreadPool(HANDSHAKES, daemons("link-handshake-"));
    private final ExecutorService lookups = Executors.newFixedThreadPool(LOOKUPS, daemons("link-lookup-"));
    private final ExecutorService calls = Executors.newFixedThreadPool(CALLS, daemons("link-call-"));
    private final TlsContexts contexts = new TlsContexts();

    /** Starts no thread until something is dialed. */
    public Transport(Profile profile) {
        this.profile = profile;
        bootstraps.setLevel(Level.SEVERE);
    }

    private static java.util.concurrent.ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }

    @Override
    public CompletionStage<AgentChannel> open(ServerEntry entry, int attempt) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return switch (entry.address()) {
                            case Address.LocalSocket socket -> local(entry, socket);
                            case Address.Tcp tcp -> remote(entry, tcp, attempt);
                        };
                    } catch (FileFault e) {
                        throw new LinkException(
                                new LinkFailure(LinkFailure.Kind.PROFILE, e.cause() + "; " + e.remedy()));
                    }
                },
                lookups);
    }

    private AgentChannel local(ServerEntry entry, Address.LocalSocket socket) {
        if (Files.exists(socket.path()) && !Files.isWritable(socket.path())) {
            throw new LinkException(new LinkFailure(
                    LinkFailure.Kind.NOT_AUTHORIZED,
                    "you are not one of the administrators of this computer: " + socket.path()
                            + " is open to its group only"));
        }
        var builder = common(sockets.local(socket.path()), sockets.local(), InsecureChannelCredentials.create())
                .overrideAuthority("local" + Handshakes.AGENT_SUFFIX);
        return new AgentChannel(builder.build(), entry, () -> true, AgentChannel.SecondLook.NONE);
    }

    private AgentChannel remote(ServerEntry entry, Address.Tcp tcp, int attempt) throws FileFault {
        TlsContexts.Context tls =
                contexts.of(profile.authority(entry.authority()), profile.credentials(entry.credentials()));
        InetSocketAddress address = lookUp(tcp, attempt);
        ServerEntry known = entry.agentId().isPresent() ? entry : entry.known(identityOf(entry, address));
        String authority = known.agentId().orElseThrow() + Handshakes.AGENT_SUFFIX;
        var ready = new AtomicBoolean();
        var channel = common(address, sockets.tcp(), tls.grpc())
                .overrideAuthority(authority)
                .addTransportFilter(new ReadyFilter(ready))
                .build();
        return new AgentChannel(
                channel, known, ready::get, first -> lookAgain(first, address, tls.material(), authority));
    }

    private NettyChannelBuilder common(
            SocketAddress address, Class<? extends Channel> type, ChannelCredentials credentials) {
        return NettyChannelBuilder.forAddress(address, credentials)
                .channelType(type, address.getClass())
                .eventLoopGroup(loops)
                .executor(calls)
                .offloadExecutor(handshakes)
                .flowControlWindow(WINDOW)
                .maxInboundMessageSize(MESSAGE_MAX)
                .maxInboundMetadataSize(METADATA_MAX)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(Handshakes.PATIENCE.toMillis()))
                .proxyDetector(Transport::noProxy)
                .disableRetry()
                .maxTraceEvents(0);
    }

    private static io.grpc.@Nullable ProxiedSocketAddress noProxy(SocketAddress target) {
        return null;
    }

    /** The address to dial: a server of several is tried at the next one each time. */
    private static InetSocketAddress lookUp(Address.Tcp tcp, int attempt) {
        try {
            InetAddress[] all = InetAddress.getAllByName(tcp.host());
            return new InetSocketAddress(all[Math.floorMod(attempt - 1, all.length)], tcp.port());
        } catch (UnknownHostException e) {
            throw new LinkException(new LinkFailure(LinkFailure.Kind.UNREACHABLE, "nobody knows the name in " + tcp));
        }
    }

    /** Who is at an address that was never met: believed only as far as the profile's authority vouches for it. */
    private String identityOf(ServerEntry entry, InetSocketAddress address) throws FileFault {
        List<X509Certificate> authorities = Pem.certificates(profile.authority(entry.authority()));
        try {
            X509Certificate[] chain = Handshakes.chainAt(address).toArray(X509Certificate[]::new);
            TlsMaterial.manager(TlsMaterial.trusting(authorities)).checkServerTrusted(chain, "UNKNOWN");
            return Handshakes.agentId(chain[0])
                    .orElseThrow(() -> new CertificateException("its certificate names no agent"));
        } catch (CertificateException e) {
            throw new LinkException(new LinkFailure(
                    LinkFailure.Kind.CERTIFICATE_REFUSED,
                    "the server's certificate is not the one that this profile trusts"));
        } catch (IOException e) {
            throw new LinkException(
                    new LinkFailure(LinkFailure.Kind.UNREACHABLE, "nothing answers at " + entry.address()));
        }
    }

    private CompletionStage<LinkFailure> lookAgain(
            LinkFailure first, InetSocketAddress address, TlsMaterial material, String authority) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        IOException refused = Handshakes.refusal(address, material.plain(), authority);
                        return refused == null
                                ? first
                                : Failures.certificate(refused).orElse(first);
                    } catch (IOException e) {
                        return first;
                    }
                },
                lookups);
    }

    /** Reads who is at an address; the stage fails with a {@link LinkException}. */
    CompletionStage<Introduction> meet(Address.Tcp tcp) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return Handshakes.introduction(tcp, Handshakes.chainAt(lookUp(tcp, 1)));
                    } catch (IOException e) {
                        boolean answered = e.getCause() instanceof java.security.GeneralSecurityException
                                || e instanceof javax.net.ssl.SSLException
                                || e.getClass() == IOException.class;
                        throw new LinkException(new LinkFailure(
                                answered ? LinkFailure.Kind.FAULT : LinkFailure.Kind.UNREACHABLE,
                                answered
                                        ? "what answers at " + tcp + " is not a Seatkeeper agent"
                                        : "nothing answers at " + tcp));
                    }
                },
                lookups);
    }

    /** Where what blocks on the disk may run. */
    ExecutorService blocking() {
        return lookups;
    }

    /** Ends the shared threads; channels have been closed before. */
    @Override
    public void close() {
        lookups.shutdownNow();
        handshakes.shutdown();
        var _ = loops.shutdownGracefully(QUIET_MILLIS, 1_000, TimeUnit.MILLISECONDS);
        calls.shutdown();
    }

    private static final class ReadyFilter extends ClientTransportFilter {
        private final AtomicBoolean ready;

        ReadyFilter(AtomicBoolean ready) {
            this.ready = ready;
        }

        @Override
        public Attributes transportReady(Attributes attributes) {
            ready.set(true);
            return attributes;
        }
    }
}
