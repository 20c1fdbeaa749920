package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/** Peers on real sockets that do not read what they are sent: what they cost is bounded, and how they end has a name. */
class SlowReaderTest {
    private static final int MESSAGES = 100;
    private static final int ASKS = 500;
    private static final int WINDOW = 64 * 1024;

    /** What fits into the peer's window and the agent's own buffer: an answer has 24 bytes at least. */
    private static final int ON_THE_WAY_MAX = (WINDOW + 32 * 1024) / 24;

    private static final int ACTS = 2_000;

    @TempDir
    Path folder;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private AgentInProcess agent;
    private Optional<Server> server = Optional.empty();
    private Optional<ManagedChannel> channel = Optional.empty();

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess().withSql();
    }

    @AfterEach
    void close() {
        channel.ifPresent(ManagedChannel::shutdownNow);
        server.ifPresent(Server::shutdownNow);
        agent.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private ManagedChannel network() {
        Server listening = agent.serve(NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), InsecureServerCredentials.create())
                .channelType(EpollServerSocketChannel.class)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops));
        server = Optional.of(listening);
        return dialed(NettyChannelBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getPort()),
                        InsecureChannelCredentials.create())
                .channelType(EpollSocketChannel.class));
    }

    private ManagedChannel socket() {
        var address = new DomainSocketAddress(folder.resolve("license.sock").toFile());
        server = Optional.of(agent.serve(NettyServerBuilder.forAddress(address, InsecureServerCredentials.create())
                .channelType(EpollServerDomainSocketChannel.class)
                .withChildOption(ChannelOption.SO_KEEPALIVE, null)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)));
        return dialed(NettyChannelBuilder.forAddress(address, InsecureChannelCredentials.create())
                .withOption(ChannelOption.SO_KEEPALIVE, null)
                .overrideAuthority("localhost")
                .channelType(EpollDomainSocketChannel.class));
    }

    private ManagedChannel dialed(NettyChannelBuilder builder) {
        ManagedChannel dialed =
                builder.eventLoopGroup(loops).flowControlWindow(WINDOW).build();
        channel = Optional.of(dialed);
        return dialed;
    }

    /** A call of that caller that reads nothing by itself. */
    private static <Q, R> ClientCall<Q, R> call(
            ManagedChannel channel,
            String caller,
            io.grpc.MethodDescriptor<Q, R> method,
            LinkedBlockingQueue<R> came,
            CompletableFuture<Status> ended) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("caller", Metadata.ASCII_STRING_MARSHALLER), caller);
        ClientCall<Q, R> call = ClientInterceptors.intercept(
                        channel, MetadataUtils.newAttachHeadersInterceptor(headers))
                .newCall(method, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(R message) {
                        came.add(message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                new Metadata());
        return call;
    }

    private int grants() throws Exception {
        return agent.bench.keeper.read(state -> state.grants().size()).get(10, TimeUnit.SECONDS);
    }

    /** What was decided once nothing more is read from the peer: it has not changed for a while. */
    private int heldUpAt() throws Exception {
        int last = -1;
        for (int same = 0; same < 10; ) {
            if (new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)) {
                throw new AssertionError();
            }
            int now = grants();
            same = now == last && now > 0 ? same + 1 : 0;
            last = now;
        }
        return last;
    }

    private void assertHeldUpAndSentAway(ManagedChannel channel) throws Exception {
        var came = new LinkedBlockingQueue<SessionResponse>();
        var ended = new CompletableFuture<Status>();
        ClientCall<SessionRequest, SessionResponse> call =
                call(channel, AgentInProcess.SQL, LicenseServiceGrpc.getSessionMethod(), came, ended);
        call.sendMessage(SessionRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setProductId(AgentInProcess.SQL))
                .build());
        long handle = 0;
        for (int n = 0; n < MESSAGES; n++) {
            var message = SessionRequest.newBuilder();
            for (int a = 0; a < ASKS; a++) {
                message.addAsks(SessionClient.ask(a, new UUID(4, ++handle), "u" + a));
            }
            call.sendMessage(message.build());
        }
        int decided = heldUpAt();
        // On a slow disk a whole set of asks is answered at once, behind the set whose answers filled the way.
        assertTrue(
                decided <= 2 * (SessionStream.UNANSWERED_MAX + ASKS) + ON_THE_WAY_MAX,
                decided + " of " + MESSAGES * ASKS + " asks were decided for a peer that reads no answer");
        assertTrue(agent.admin()
                .withDeadlineAfter(5, TimeUnit.SECONDS)
                .getServerInfo(org.seatkeeper.proto.v1.GetServerInfoRequest.getDefaultInstance())
                .hasServer());
        agent.bench.passAtRest(SessionStream.STUCK_MAX.plus(Duration.ofSeconds(1)));
        call.request(MESSAGES); // Too late: what was answered before comes, and then the end.
        Status status = ended.get(20, TimeUnit.SECONDS);
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, status.getCode(), status.toString());
        assertTrue(String.valueOf(status.getDescription()).contains("not read"), status.toString());
        assertEquals(decided, grants(), "its grants live on for their lease");
    }

    @Test
    void aSessionOnTheNetworkThatReadsNoAnswerIsHeldUpAndThenSentAwayAsExhausted() throws Exception {
        assertHeldUpAndSentAway(network());
    }

    @Test
    void aSessionOnTheSocketOfProductsThatReadsNoAnswerIsHeldUpAndThenSentAwayAsExhausted() throws Exception {
        assertHeldUpAndSentAway(socket());
    }

    @Test
    void aConsoleThatReadsNothingIsSentTheNewestStateOnceItReadsAndNoBacklog() throws Exception {
        var came = new LinkedBlockingQueue<WatchResponse>();
        var ended = new CompletableFuture<Status>();
        ClientCall<WatchRequest, WatchResponse> watch =
                call(network(), AgentInProcess.MIRA.name(), AdminServiceGrpc.getWatchMethod(), came, ended);
        watch.sendMessage(WatchRequest.getDefaultInstance());
        watch.halfClose();
        watch.request(1);
        WatchResponse first = came.poll(20, TimeUnit.SECONDS);
        assertTrue(first != null && first.getHeartbeatSeconds() > 0, "it watches");
        for (int n = 0; n < ACTS; n++) {
            assertTrue(Bench.now(agent.bench.add(1, new UUID(7, n))) instanceof Verdict.Done);
        }
        long newest = agent.bench.keeper.figures().stateRevision();
        int messages = 0;
        long seen = 0;
        watch.request(ACTS);
        while (seen < newest) {
            WatchResponse next = came.poll(20, TimeUnit.SECONDS);
            assertTrue(next != null, "the newest state comes");
            seen = next.getStateRevision();
            messages++;
        }
        assertTrue(messages < ACTS / 2, messages + " messages for " + ACTS + " acts");
    }
}
