package org.seatkeeper.client.lab.bench.grants;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.NettySslContextServerCredentials;
import io.grpc.stub.StreamObserver;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.seatkeeper.client.lab.process.LeanTls;
import org.seatkeeper.proto.v1.Enforcement;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.LicensingMode;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.QueryResponse;
import org.seatkeeper.proto.v1.Released;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionOpened;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/**
 * The least that an answer can cost: it says yes to whatever is asked, with the contract's own messages, and keeps nothing.
 * A process of its own with the agent's flags, on a socket and over mutual TLS. Says {@code SERVING echo PORT}; ends when its
 * input does.
 */
public final class EchoAgent {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    private EchoAgent() {}

    /** Arguments: the path of the socket; a folder with {@code agent.pem}, {@code agent.key} and {@code ca.pem}. */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        var echo = new EchoAgent();
        var _ = echo.serve(
                new DomainSocketAddress(args[0]),
                InsecureServerCredentials.create(),
                EpollServerDomainSocketChannel.class);
        Server network = echo.serve(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                NettySslContextServerCredentials.create(LeanTls.server(Path.of(args[1]))),
                EpollServerSocketChannel.class);
        System.out.println("SERVING echo " + network.getPort());
        while (System.in.read() >= 0) {
            // Until whoever started us closes the other end, or is gone.
        }
        System.exit(0);
    }

    private Server serve(SocketAddress address, ServerCredentials credentials, Class<? extends ServerChannel> type)
            throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(address, credentials)
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .channelType(type)
                .executor(calls)
                .addService(new Yes());
        if (address instanceof DomainSocketAddress) {
            builder.withChildOption(ChannelOption.SO_KEEPALIVE, null);
        }
        return builder.build().start();
    }

    private static final class Yes extends LicenseServiceGrpc.LicenseServiceImplBase {
        /** As many bytes as the agent's answer has. */
        private static final QueryResponse FIGURES = QueryResponse.newBuilder()
                .setMode(LicensingMode.LICENSING_MODE_PER_SERVER)
                .setEnforcement(Enforcement.ENFORCEMENT_ENFORCE)
                .setLicenses(1_999_998)
                .setInUse(100)
                .setFree(1_999_898)
                .build();

        @Override
        public void query(QueryRequest request, StreamObserver<QueryResponse> reply) {
            reply.onNext(FIGURES);
            reply.onCompleted();
        }

        @Override
        public StreamObserver<SessionRequest> session(StreamObserver<SessionResponse> reply) {
            return new StreamObserver<>() {
                private long fence;

                @Override
                public void onNext(SessionRequest request) {
                    var response = SessionResponse.newBuilder();
                    if (request.hasOpen()) {
                        response.setOpened(SessionOpened.newBuilder().setLeaseSeconds(60));
                    }
                    for (SessionAsk ask : request.getAsksList()) {
                        var answer = SessionAnswer.newBuilder().setNumber(ask.getNumber());
                        response.addAnswers(
                                ask.hasRequest()
                                        ? answer.setGrant(Grant.newBuilder().setFence(++fence))
                                        : answer.setReleased(Released.getDefaultInstance()));
                    }
                    reply.onNext(response.build());
                }

                @Override
                public void onError(Throwable broken) {}

                @Override
                public void onCompleted() {
                    reply.onCompleted();
                }
            };
        }
    }
}
