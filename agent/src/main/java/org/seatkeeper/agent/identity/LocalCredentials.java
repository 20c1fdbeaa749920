package org.seatkeeper.agent.identity;

import io.grpc.Attributes;
import io.grpc.ServerCredentials;
import io.grpc.netty.GrpcHttp2ConnectionHandler;
import io.grpc.netty.InternalNettyServerCredentials;
import io.grpc.netty.InternalProtocolNegotiationEvent;
import io.grpc.netty.InternalProtocolNegotiator;
import io.grpc.netty.InternalProtocolNegotiators;
import io.grpc.netty.ProtocolNegotiationEvent;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.util.AsciiString;
import java.io.IOException;

/**
 * Server credentials for a Unix socket: plain HTTP/2, and before its first frame is read the kernel is asked who is
 * calling. gRPC has no public way to attach that to a connection, so this class alone uses its internal ones; {@code
 * LocalSocketTest} fails when an upgrade breaks it (docs/decisions/0005-identity.md).
 */
final class LocalCredentials {
    /** The connection carries the kernel's word under this key. */
    static final Attributes.Key<LocalPeer> PEER = Attributes.Key.create("seatkeeper.local.peer");

    private LocalCredentials() {}

    static ServerCredentials create() {
        InternalProtocolNegotiator.ServerFactory factory = offload -> new Negotiator();
        return InternalNettyServerCredentials.create(factory);
    }

    private static final class Negotiator implements InternalProtocolNegotiator.ProtocolNegotiator {
        @Override
        public AsciiString scheme() {
            return AsciiString.cached("http");
        }

        @Override
        public ChannelHandler newHandler(GrpcHttp2ConnectionHandler grpc) {
            ChannelHandler last = InternalProtocolNegotiators.grpcNegotiationHandler(grpc);
            return InternalProtocolNegotiators.waitUntilActiveHandler(
                    new AttachPeer(last), grpc.getNegotiationLogger());
        }

        @Override
        public void close() {}
    }

    /** One step of a connection's beginning: asks the kernel, attaches the answer, makes way for the next step. */
    private static final class AttachPeer extends ChannelInboundHandlerAdapter {
        private final ChannelHandler next;

        AttachPeer(ChannelHandler next) {
            this.next = next;
        }

        /** A peer that cannot be asked about makes this throw, upon which gRPC closes the connection. */
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws IOException {
            if (!(event instanceof ProtocolNegotiationEvent begun)) {
                ctx.fireUserEventTriggered(event);
                return;
            }
            LocalPeer peer = PeerCredentials.of((EpollDomainSocketChannel) ctx.channel());
            Attributes with = InternalProtocolNegotiationEvent.getAttributes(begun).toBuilder()
                    .set(PEER, peer)
                    .build();
            ctx.pipeline().replace(this, null, next);
            ctx.fireUserEventTriggered(InternalProtocolNegotiationEvent.withAttributes(begun, with));
        }
    }
}
