package org.seatkeeper.agent.service;

import io.grpc.Attributes;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SecurityLevel;
import io.grpc.ServerCall;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A service that sees lawful messages only. What is out of its bounds, and what is no message at all, is INVALID_ARGUMENT.
 * gRPC alone answers bytes that it cannot read with UNKNOWN, which to a caller means that a change may have happened, and
 * writes a stack trace for each.
 */
final class CheckedService implements BindableService {
    private final BindableService service;
    private final FieldRules rules;

    CheckedService(BindableService service, FieldRules rules) {
        this.service = service;
        this.rules = rules;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServerServiceDefinition inner = ServerInterceptors.intercept(service, new ValidationInterceptor(rules));
        ServiceDescriptor described = inner.getServiceDescriptor();
        var methods = inner.getMethods().stream().map(CheckedService::reading).toList();
        var descriptor =
                ServiceDescriptor.newBuilder(described.getName()).setSchemaDescriptor(described.getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        var definition = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(definition::addMethod);
        return definition.build();
    }

    /** What came as a request. */
    private sealed interface Arrived<Q> {
        record Message<Q>(Q message) implements Arrived<Q> {}

        record Unreadable<Q>(Status why) implements Arrived<Q> {}
    }

    private static <Q, R> ServerMethodDefinition<Arrived<Q>, R> reading(ServerMethodDefinition<Q, R> method) {
        MethodDescriptor<Q, R> original = method.getMethodDescriptor();
        MethodDescriptor<Arrived<Q>, R> descriptor = original.toBuilder(
                        new Reading<>(original.getRequestMarshaller()), original.getResponseMarshaller())
                .build();
        return ServerMethodDefinition.create(
                descriptor,
                (call, headers) -> new Opening<>(
                        call, method.getServerCallHandler().startCall(new Inner<>(call, original), headers)));
    }

    private record Reading<Q>(MethodDescriptor.Marshaller<Q> marshaller)
            implements MethodDescriptor.Marshaller<Arrived<Q>> {
        @Override
        public Arrived<Q> parse(InputStream stream) {
            try {
                return new Arrived.Message<>(marshaller.parse(stream));
            } catch (StatusRuntimeException unreadable) {
                boolean tooLarge = unreadable.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED;
                return new Arrived.Unreadable<>(
                        tooLarge
                                ? unreadable.getStatus()
                                : Status.INVALID_ARGUMENT.withDescription(
                                        "the request is not a message of the contract"));
            }
        }

        @Override
        public InputStream stream(Arrived<Q> value) {
            throw new UnsupportedOperationException("a server writes no requests");
        }
    }

    /** Hands messages on until one is unreadable. */
    private static final class Opening<Q> extends ServerCall.Listener<Arrived<Q>> {
        private final ServerCall<?, ?> call;
        private final ServerCall.Listener<Q> next;
        private boolean turnedAway;

        Opening(ServerCall<?, ?> call, ServerCall.Listener<Q> next) {
            this.call = call;
            this.next = next;
        }

        @Override
        public void onMessage(Arrived<Q> arrived) {
            switch (arrived) {
                case Arrived.Message<Q>(Q message) -> next.onMessage(message);
                case Arrived.Unreadable<Q>(Status why) -> {
                    turnedAway = true;
                    call.close(why, new Metadata());
                }
            }
        }

        @Override
        public void onHalfClose() {
            if (!turnedAway) {
                next.onHalfClose();
            }
        }

        @Override
        public void onCancel() {
            next.onCancel();
        }

        @Override
        public void onComplete() {
            next.onComplete();
        }

        @Override
        public void onReady() {
            next.onReady();
        }
    }

    /** The same call, of requests that could be read. */
    private static final class Inner<Q, R> extends ServerCall<Q, R> {
        private final ServerCall<?, R> call;
        private final MethodDescriptor<Q, R> method;

        Inner(ServerCall<?, R> call, MethodDescriptor<Q, R> method) {
            this.call = call;
            this.method = method;
        }

        @Override
        public void request(int messages) {
            call.request(messages);
        }

        @Override
        public void sendHeaders(Metadata headers) {
            call.sendHeaders(headers);
        }

        @Override
        public void sendMessage(R message) {
            call.sendMessage(message);
        }

        @Override
        public boolean isReady() {
            return call.isReady();
        }

        @Override
        public void close(Status status, Metadata trailers) {
            call.close(status, trailers);
        }

        @Override
        public boolean isCancelled() {
            return call.isCancelled();
        }

        @Override
        public void setMessageCompression(boolean enabled) {
            call.setMessageCompression(enabled);
        }

        @Override
        public void setCompression(String compressor) {
            call.setCompression(compressor);
        }

        @Override
        public void setOnReadyThreshold(int bytes) {
            call.setOnReadyThreshold(bytes);
        }

        @Override
        public SecurityLevel getSecurityLevel() {
            return call.getSecurityLevel();
        }

        @Override
        public Attributes getAttributes() {
            return call.getAttributes();
        }

        @Override
        public @Nullable String getAuthority() {
            return call.getAuthority();
        }

        @Override
        public MethodDescriptor<Q, R> getMethodDescriptor() {
            return method;
        }
    }
}
