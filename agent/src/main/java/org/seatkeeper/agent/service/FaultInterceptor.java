package org.seatkeeper.agent.service;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
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
        return new SimpleForwardingServerCallListener<Q>(next.startCall(guarded, headers)) {
            @Override
            public void onHalfClose() {
                try {
                    super.onHalfClose();
                } catch (MalformedRequest malformed) {
                    call.close(Status.INVALID_ARGUMENT.withDescription(malformed.getMessage()), new Metadata());
                } catch (StatusRuntimeException status) {
                    call.close(outside(call, status.getStatus()), new Metadata());
                } catch (RuntimeException fault) {
                    call.close(outside(call, Status.INTERNAL.withCause(fault)), new Metadata());
                }
            }
        };
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
