package org.seatkeeper.agent.service;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds how many unary calls are under way in the whole agent; streams have bounds of their own. */
public final class LoadInterceptor implements ServerInterceptor {
    private final Semaphore places;
    private final int most;

    /** At most this many at once, 1 or more. */
    public LoadInterceptor(int most) {
        this.most = most;
        this.places = new Semaphore(most);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (call.getMethodDescriptor().getType() != MethodType.UNARY) {
            return next.startCall(call, headers);
        }
        if (!places.tryAcquire()) {
            call.close(
                    Status.RESOURCE_EXHAUSTED.withDescription(most + " calls are under way; try again later"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        var released = new AtomicBoolean();
        Runnable release = () -> {
            if (released.compareAndSet(false, true)) {
                places.release();
            }
        };
        var counted = new SimpleForwardingServerCall<Q, R>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                release.run();
                super.close(status, trailers);
            }
        };
        return new SimpleForwardingServerCallListener<Q>(started(next, counted, headers, release)) {
            @Override
            public void onCancel() {
                release.run();
                super.onCancel();
            }
        };
    }

    private static <Q, R> ServerCall.Listener<Q> started(
            ServerCallHandler<Q, R> next, ServerCall<Q, R> call, Metadata headers, Runnable otherwise) {
        try {
            return next.startCall(call, headers);
        } catch (RuntimeException notStarted) {
            otherwise.run();
            throw notStarted;
        }
    }
}
