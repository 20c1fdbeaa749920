package org.seatkeeper.client.lab.bench.grants;

import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.util.concurrent.Executors;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.Released;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionOpened;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/**
 * The least that an answer can cost: it says yes to whatever is asked on a session, with the contract's own messages, and
 * keeps nothing. A process of its own with the agent's flags. Says {@code SERVING echo -}; ends when its input does.
 */
public final class EchoAgent {
    private EchoAgent() {}

    /** Argument: the path of the socket. */
    public static void main(String[] args) throws IOException {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        Server server = NettyServerBuilder.forAddress(
                        new DomainSocketAddress(args[0]), InsecureServerCredentials.create())
                .bossEventLoopGroup(loops)
                .workerEventLoopGroup(loops)
                .channelType(EpollServerDomainSocketChannel.class)
                .withChildOption(ChannelOption.SO_KEEPALIVE, null)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .addService(new Yes())
                .build()
                .start();
        System.out.println("SERVING echo " + (server.isShutdown() ? "0" : "-"));
        while (System.in.read() >= 0) {
            // Until whoever started us closes the other end, or is gone.
        }
        System.exit(0);
    }

    private static final class Yes extends LicenseServiceGrpc.LicenseServiceImplBase {
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
