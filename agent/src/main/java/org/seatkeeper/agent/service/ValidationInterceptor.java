package org.seatkeeper.agent.service;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;

/** Turns away what is out of its bounds before a service sees it, for every message of every method. */
public final class ValidationInterceptor implements ServerInterceptor {
    private final FieldRules rules;

    /** Checks by these rules. */
    public ValidationInterceptor(FieldRules rules) {
        this.rules = rules;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return new Checked<>(next.startCall(call, headers), call, rules);
    }

    private static final class Checked<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;
        private final FieldRules rules;
        private boolean turnedAway;

        Checked(ServerCall.Listener<Q> next, ServerCall<Q, ?> call, FieldRules rules) {
            super(next);
            this.call = call;
            this.rules = rules;
        }

        @Override
        public void onMessage(Q message) {
            Optional<String> fault = message instanceof Message ours ? rules.fault(ours) : Optional.empty();
            if (turnedAway) {
                return;
            }
            if (fault.isPresent()) {
                turnedAway = true;
                call.close(Status.INVALID_ARGUMENT.withDescription(fault.get()), new Metadata());
                return;
            }
            super.onMessage(message);
        }

        @Override
        public void onHalfClose() {
            if (!turnedAway) {
                super.onHalfClose();
            }
        }
    }
}
