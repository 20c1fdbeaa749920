package org.seatkeeper.agent.service;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;

/** A service of two methods whose behavior the test says, behind the interceptors that the test looks at. */
final class Echo implements AutoCloseable {
    static final MethodDescriptor<GetModeRequest, GetModeResponse> UNARY =
            method("Ask", MethodDescriptor.MethodType.UNARY);
    static final MethodDescriptor<GetModeRequest, GetModeResponse> STREAM =
            method("Stream", MethodDescriptor.MethodType.SERVER_STREAMING);

    final ManagedChannel channel;
    private final Server server;

    Echo(List<ServerInterceptor> interceptors, BiConsumer<GetModeRequest, StreamObserver<GetModeResponse>> behavior) {
        BindableService service = () -> ServerServiceDefinition.builder("echo.Echo")
                .addMethod(UNARY, ServerCalls.asyncUnaryCall(behavior::accept))
                .addMethod(STREAM, ServerCalls.asyncServerStreamingCall(behavior::accept))
                .build();
        String name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(ServerInterceptors.interceptForward(service, interceptors))
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    private static MethodDescriptor<GetModeRequest, GetModeResponse> method(
            String name, MethodDescriptor.MethodType type) {
        return MethodDescriptor.<GetModeRequest, GetModeResponse>newBuilder()
                .setType(type)
                .setFullMethodName("echo.Echo/" + name)
                .setRequestMarshaller(ProtoUtils.marshaller(GetModeRequest.getDefaultInstance()))
                .setResponseMarshaller(ProtoUtils.marshaller(GetModeResponse.getDefaultInstance()))
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
