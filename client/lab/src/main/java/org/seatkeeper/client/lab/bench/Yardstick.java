package org.seatkeeper.client.lab.bench;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import java.nio.ByteBuffer;
import org.seatkeeper.client.lab.process.RawCalls;

/**
 * The least that a call can cost: bytes in, as many bytes out as the request wishes, no messages, no checks. It stands on
 * the agent's own listener, before every interceptor of the agent, so that connection, TLS, event loop and executor are
 * the same and nothing else is.
 */
final class Yardstick {
    /** Bytes in, bytes out. */
    static final MethodDescriptor<byte[], byte[]> ECHO =
            RawCalls.method("seatkeeper.bench.Yardstick/Echo", MethodType.UNARY);

    /** Most bytes of a reply. */
    private static final int REPLY_MAX = 1 << 20;

    private static final ServerCallHandler<byte[], byte[]> HANDLER = ServerCalls.asyncUnaryCall((request, reply) -> {
        int wished =
                request.length < Integer.BYTES ? 0 : ByteBuffer.wrap(request).getInt();
        reply.onNext(new byte[Math.clamp(wished, 0, REPLY_MAX)]);
        reply.onCompleted();
    });

    private Yardstick() {}

    /** A request of so many bytes for a reply of so many; 4 bytes at least where a reply is wished. */
    static byte[] request(int bytes, int replyBytes) {
        int length = replyBytes == 0 ? bytes : Math.max(bytes, Integer.BYTES);
        return length < Integer.BYTES
                ? new byte[length]
                : ByteBuffer.allocate(length).putInt(replyBytes).array();
    }

    /** Adds it to a listener whose interceptors are all in place. */
    static void standOn(NettyServerBuilder listener) {
        listener.addService(ServerServiceDefinition.builder("seatkeeper.bench.Yardstick")
                .addMethod(ECHO, HANDLER)
                .build());
        listener.intercept(new Before());
    }

    /** The last one added runs first: a call of the yardstick goes no further. */
    private static final class Before implements ServerInterceptor {
        @Override
        @SuppressWarnings("unchecked") // The method's name says which types its call has.
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            return call.getMethodDescriptor().getFullMethodName().equals(ECHO.getFullMethodName())
                    ? ((ServerCallHandler<Q, R>) HANDLER).startCall(call, headers)
                    : next.startCall(call, headers);
        }
    }
}
