package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.GetModeResponse;

class FaultInterceptorTest {
    private static final String SECRET = "secret-product";
    private static final GetModeRequest REQUEST =
            GetModeRequest.newBuilder().setProductId(SECRET).build();

    private final List<LogRecord> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger(FaultInterceptor.class.getName());
    private final Handler capture = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(capture);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(capture);
        logger.setUseParentHandlers(true);
    }

    @Test
    void whatAServiceThrowsIsToldOutsideByAReferenceAndInsideWithItsStack() {
        Status status = call((_, _) -> {
            throw new IllegalStateException("a fault of ours");
        });
        assertInternal(status);
        assertEquals(1, logged.size());
        assertTrue(message().contains("ref-1"), message());
        assertTrue(message().contains("echo.Echo/Ask"), message());
        assertInstanceOf(IllegalStateException.class, logged.getFirst().getThrown());
        assertFalse(message().contains(SECRET), message());
    }

    @Test
    void whatAServiceAnswersWithACauseIsToldByAReferenceToo() {
        Status status = call((_, reply) -> reply.onError(
                Status.UNKNOWN.withCause(new IllegalStateException("SELECT 1")).asRuntimeException()));
        assertInternal(status);
        assertInstanceOf(IllegalStateException.class, logged.getFirst().getThrown());
    }

    @Test
    void whatAServiceThrowsThatIsNoStatusBecomesInternalAlsoWhenItAnswersLater() {
        var replies = new ArrayList<StreamObserver<GetModeResponse>>();
        try (var echo = echo((_, reply) -> replies.add(reply))) {
            var answer = ClientCalls.futureUnaryCall(echo.channel.newCall(Echo.UNARY, CallOptions.DEFAULT), REQUEST);
            replies.getFirst().onError(new IllegalStateException("later"));
            var failed =
                    assertThrows(java.util.concurrent.ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS));
            assertInternal(Status.fromThrowable(failed));
        }
    }

    @Test
    void aMalformedRequestSaysWhatIsWrongAndIsNotLogged() {
        Status status = call((_, _) -> {
            throw new MalformedRequest("scope is missing: per_server or pool");
        });
        assertEquals(Status.Code.INVALID_ARGUMENT, status.getCode());
        assertEquals("scope is missing: per_server or pool", status.getDescription());
        assertEquals(List.of(), logged);
    }

    @Test
    void aStatusThatAServiceThrowsIsPassedOn() {
        Status status = call((_, _) -> {
            throw Status.UNAVAILABLE.withDescription("the agent is stopping").asRuntimeException();
        });
        assertEquals(Status.Code.UNAVAILABLE, status.getCode());
        assertEquals("the agent is stopping", status.getDescription());
        assertEquals(List.of(), logged);
    }

    @Test
    void aFaultAfterTheAnswerIsNoFaultOfTheCall() {
        Status status = call((_, reply) -> {
            reply.onNext(GetModeResponse.getDefaultInstance());
            reply.onCompleted();
            throw new IllegalStateException("too late");
        });
        assertEquals(Status.Code.OK, status.getCode());
        assertTrue(message().contains("ref-1"), message());
    }

    @Test
    void aFaultWhileAMessageIsTakenInEndsTheCallInTheSameWay() {
        ServerInterceptor broken = new ServerInterceptor() {
            @Override
            public <Q, R> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
                return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
                    @Override
                    public void onMessage(Q message) {
                        throw new IllegalStateException("a fault of ours");
                    }
                };
            }
        };
        try (var echo = new Echo(List.of(new FaultInterceptor(() -> "ref-1"), broken), (_, _) -> {})) {
            assertInternal(call(echo));
        }
    }

    @Test
    void aCallWithoutARequestIsTheCallersFault() {
        try (var echo = new Echo(
                List.of(new FaultInterceptor(() -> "ref-1"), new ValidationInterceptor(new FieldRules())),
                (_, reply) -> {
                    reply.onNext(GetModeResponse.getDefaultInstance());
                    reply.onCompleted();
                })) {
            assertEquals(
                    Status.INVALID_ARGUMENT
                            .withDescription("the request is missing")
                            .toString(),
                    raw(echo, 0).toString());
            assertEquals(Status.Code.OK, raw(echo, 1).getCode());
        }
        assertEquals(List.of(), logged);
    }

    private static Status raw(Echo echo, int requests) {
        var ended = new CompletableFuture<Status>();
        ClientCall<GetModeRequest, GetModeResponse> call = echo.channel.newCall(Echo.STREAM, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                new Metadata());
        call.request(10);
        for (int n = 0; n < requests; n++) {
            call.sendMessage(REQUEST);
        }
        call.halfClose();
        return ended.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Status call(BiConsumer<GetModeRequest, StreamObserver<GetModeResponse>> behavior) {
        try (var echo = echo(behavior)) {
            return call(echo);
        }
    }

    private static Status call(Echo echo) {
        try {
            var _ = ClientCalls.blockingUnaryCall(
                    echo.channel, Echo.UNARY, CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS), REQUEST);
            return Status.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus();
        }
    }

    private static Echo echo(BiConsumer<GetModeRequest, StreamObserver<GetModeResponse>> behavior) {
        return new Echo(List.of(new FaultInterceptor(() -> "ref-1")), behavior);
    }

    private static void assertInternal(Status status) {
        assertEquals(Status.Code.INTERNAL, status.getCode());
        assertEquals("the agent failed inside; its log has the reference ref-1", status.getDescription());
        assertNull(status.getCause());
    }

    private String message() {
        LogRecord record = logged.getFirst();
        Object[] parameters = record.getParameters() == null ? new Object[0] : record.getParameters();
        return record.getMessage() + " " + List.of(parameters);
    }
}
