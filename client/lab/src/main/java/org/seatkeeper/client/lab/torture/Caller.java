package org.seatkeeper.client.lab.torture;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.seatkeeper.client.lab.process.RawCalls;
import org.seatkeeper.proto.v1.AddLicensesResponse;
import org.seatkeeper.proto.v1.StaleRevision;

/** Asks for moves over one channel and says how it went. */
final class Caller {
    private static final long CALL_MAX_SECONDS = 10;
    private static final Metadata.Key<StaleRevision> STALE =
            Metadata.Key.of("seatkeeper-stale-bin", ProtoUtils.metadataMarshaller(StaleRevision.getDefaultInstance()));

    private final Channel channel;
    private final Board board;
    private final BooleanSupplier dying;

    /**
     * Asks over a channel.
     *
     * @param dying whether the agent is being killed: from then on no answer is a fault of the agent
     */
    Caller(Channel channel, Board board, BooleanSupplier dying) {
        this.channel = channel;
        this.board = board;
        this.dying = dying;
    }

    /** One try of a move; the board learns from what is answered. */
    Outcome ask(Move move) {
        var sent = new Sent();
        try {
            byte[] reply = ClientCalls.blockingUnaryCall(
                    channel,
                    RawCalls.method(move.kind().method(), MethodType.UNARY),
                    CallOptions.DEFAULT
                            .withDeadlineAfter(CALL_MAX_SECONDS, TimeUnit.SECONDS)
                            .withStreamTracerFactory(sent),
                    move.body().toByteArray());
            // All writes of the contract answer with the same two fields.
            AddLicensesResponse answer = AddLicensesResponse.parseFrom(reply);
            if (answer.hasDone()) {
                board.learn(answer.getDone());
                return new Outcome.Acknowledged(answer.getDone());
            }
            return new Outcome.Refused(answer.getRefusal().getCode());
        } catch (StatusRuntimeException e) {
            return failed(e, sent.left);
        } catch (InvalidProtocolBufferException e) {
            return new Outcome.Fault("the reply is no message");
        }
    }

    private Outcome failed(StatusRuntimeException failure, boolean left) {
        Status status = failure.getStatus();
        return switch (status.getCode()) {
            case ABORTED -> {
                learnStale(failure);
                yield new Outcome.Stale();
            }
            case UNAVAILABLE, DEADLINE_EXCEEDED, UNKNOWN, CANCELLED ->
                left ? new Outcome.Unknown(status.toString()) : new Outcome.NotSent();
            default ->
                dying.getAsBoolean() ? new Outcome.Unknown(status.toString()) : new Outcome.Fault(status.toString());
        };
    }

    private void learnStale(StatusRuntimeException failure) {
        Optional.ofNullable(failure.getTrailers())
                .map(trailers -> trailers.get(STALE))
                .ifPresent(stale -> board.learn(stale.getCurrent()));
    }

    /** Whether any of a call was handed to a connection. */
    private static final class Sent extends ClientStreamTracer.Factory {
        private volatile boolean left;

        @Override
        public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
            return new ClientStreamTracer() {
                @Override
                public void outboundHeaders() {
                    left = true;
                }
            };
        }
    }
}
