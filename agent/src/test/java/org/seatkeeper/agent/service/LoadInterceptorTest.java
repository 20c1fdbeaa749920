package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;

class LoadInterceptorTest {
    private final List<StreamObserver<GetModeResponse>> underWay = new ArrayList<>();

    @Test
    void asManyAsMayBeUnderWayAreAndTheNextIsTurnedAway() throws Exception {
        try (var echo = echo(3)) {
            var calls = List.of(call(echo), call(echo), call(echo));
            assertTurnedAway(call(echo));
            answer(0);
            assertEquals(GetModeResponse.getDefaultInstance(), calls.getFirst().get(10, TimeUnit.SECONDS));
            var again = call(echo);
            assertTurnedAway(call(echo));
            answer(3);
            again.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aCallThatFailsAndOneThatIsCanceledGiveTheirPlacesBackOnce() {
        try (var echo = echo(1)) {
            var failed = call(echo);
            underWay.getLast().onError(Status.UNAVAILABLE.asRuntimeException());
            assertThrows(ExecutionException.class, () -> failed.get(10, TimeUnit.SECONDS));
            call(echo).cancel(true);
            var _ = call(echo);
            assertTurnedAway(call(echo));
        }
    }

    @Test
    void streamsDoNotCount() {
        try (var echo = echo(1)) {
            for (int n = 0; n < 5; n++) {
                var _ = ClientCalls.blockingServerStreamingCall(
                        echo.channel, Echo.STREAM, CallOptions.DEFAULT, GetModeRequest.getDefaultInstance());
            }
            var _ = call(echo);
            assertTurnedAway(call(echo));
        }
    }

    @Test
    void aCallThatCannotBeStartedGivesItsPlaceBack() {
        var interceptor = new LoadInterceptor(1);
        var call = new Unheard();
        assertThrows(
                IllegalStateException.class,
                () -> interceptor.interceptCall(call, new Metadata(), (_, _) -> {
                    throw new IllegalStateException("told to fail");
                }));
        interceptor.interceptCall(call, new Metadata(), (_, _) -> new ServerCall.Listener<>() {});
        assertEquals(List.of(), call.closed);
        interceptor.interceptCall(call, new Metadata(), (_, _) -> new ServerCall.Listener<>() {});
        assertEquals(List.of(Status.Code.RESOURCE_EXHAUSTED), call.closed);
    }

    /** A call that nobody is at the other end of. */
    private static final class Unheard extends ServerCall<GetModeRequest, GetModeResponse> {
        final List<Status.Code> closed = new ArrayList<>();

        @Override
        public void request(int numMessages) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(GetModeResponse message) {}

        @Override
        public void close(Status status, Metadata trailers) {
            closed.add(status.getCode());
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<GetModeRequest, GetModeResponse> getMethodDescriptor() {
            return Echo.UNARY;
        }
    }

    private Echo echo(int most) {
        return new Echo(List.of(new LoadInterceptor(most)), (_, reply) -> underWay.add(reply));
    }

    private void answer(int n) {
        underWay.get(n).onNext(GetModeResponse.getDefaultInstance());
        underWay.get(n).onCompleted();
    }

    private static ListenableFuture<GetModeResponse> call(Echo echo) {
        return ClientCalls.futureUnaryCall(
                echo.channel.newCall(Echo.UNARY, CallOptions.DEFAULT), GetModeRequest.getDefaultInstance());
    }

    private static void assertTurnedAway(ListenableFuture<GetModeResponse> call) {
        var failed = assertThrows(ExecutionException.class, () -> call.get(10, TimeUnit.SECONDS));
        assertEquals(
                Status.Code.RESOURCE_EXHAUSTED, Status.fromThrowable(failed).getCode());
    }
}
