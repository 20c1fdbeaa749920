package org.seatkeeper.agent.service;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort: what a service throws becomes a status. A malformed request says what is wrong with it; anything else
 * is a fault of ours, told outside by a reference only and inside with its stack, never with what was asked.
 */
public final class FaultInterceptor implements ServerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(FaultInterceptor.class);

    private final Supplier<String> references;

    /** Takes a fresh reference for each fault. */
    public FaultInterceptor(Supplier<String> references) {
        this.references = references;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        var guarded = new io.grpc.ForwardingServerCall.SimpleForwardingServerCall<Q, R>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                super.close(outside(call, status), trailers);
            }
        };
        return new Guarded<>(next.startCall(guarded, headers), status -> close(call, status));
    }

    /** Whatever a service does with a message or a moment of its call, what it throws ends the call and nothing else. */
    private static final class Guarded<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Consumer<Status> ends;
        private boolean over;

        Guarded(ServerCall.Listener<Q> next, Consumer<Status> ends) {
            super(next);
            this.ends = ends;
        }

        @Override
        public void onMessage(Q message) {
            guard(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guard(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guard(super::onReady);
        }

        private void guard(Runnable step) {
            if (over) {
                return;
            }
            try {
                step.run();
            } catch (MalformedRequest malformed) {
                end(Status.INVALID_ARGUMENT.withDescription(malformed.getMessage()));
            } catch (StatusRuntimeException status) {
                end(status.getStatus());
            } catch (RuntimeException fault) {
                end(Status.INTERNAL.withCause(fault));
            }
        }

        private void end(Status status) {
            over = true;
            ends.accept(status);
        }
    }

    private void close(ServerCall<?, ?> call, Status status) {
        Status told = outside(call, status);
        try {
            call.close(told, new Metadata());
        } catch (IllegalStateException answered) {
            // The service had answered before it failed; the log says that it did.
            LOG.debug("the call was answered already", answered);
        }
    }

    private Status outside(ServerCall<?, ?> call, Status status) {
        if (status.getCode() != Status.Code.INTERNAL && status.getCause() == null) {
            return status;
        }
        String reference = references.get();
        LOG.error("fault {} in {}", reference, call.getMethodDescriptor().getFullMethodName(), status.getCause());
        return Status.INTERNAL.withDescription("the agent failed inside; its log has the reference " + reference);
    }
}
