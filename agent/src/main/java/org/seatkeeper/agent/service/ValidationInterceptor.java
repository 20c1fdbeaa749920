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
        private boolean asked;
        private boolean turnedAway;

        Checked(ServerCall.Listener<Q> next, ServerCall<Q, ?> call, FieldRules rules) {
            super(next);
            this.call = call;
            this.rules = rules;
        }

        @Override
        public void onMessage(Q message) {
            if (turnedAway) {
                return;
            }
            asked = true;
            Optional<String> fault = message instanceof Message ours ? rules.fault(ours) : Optional.empty();
            if (fault.isPresent()) {
                turnAway(fault.get());
            } else {
                super.onMessage(message);
            }
        }

        @Override
        public void onHalfClose() {
            if (turnedAway) {
                return;
            }
            if (!asked && call.getMethodDescriptor().getType().clientSendsOneMessage()) {
                turnAway("the request is missing");
            } else {
                super.onHalfClose();
            }
        }

        private void turnAway(String fault) {
            turnedAway = true;
            call.close(Status.INVALID_ARGUMENT.withDescription(fault), new Metadata());
        }
    }
}
