package org.seatkeeper.client.lab.fuzz;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatkeeper.client.lab.process.RawCalls;

/**
 * What became of one input.
 *
 * @param status OK too where a stream was given up after its first message
 * @param reply the first message
 */
record Answer(Status status, Optional<byte[]> reply) {
    /** Whether it came past the checks of its form, to what the agent is about. */
    boolean reachedTheDomain() {
        return status.isOk() || status.getCode() == Status.Code.ABORTED;
    }

    /** Sends an input; the answer completes on whatever thread it comes on. */
    static CompletableFuture<Answer> of(Channel channel, Input input) {
        ClientCall<byte[], byte[]> call = channel.newCall(
                RawCalls.method(input.method().name(), input.method().type()), CallOptions.DEFAULT);
        var answer = new CompletableFuture<Answer>();
        call.start(new Listening(call, input.method().type(), answer), new Metadata());
        call.request(2);
        call.sendMessage(input.bytes().toByteArray());
        call.halfClose();
        return answer;
    }

    private static final class Listening extends ClientCall.Listener<byte[]> {
        private final ClientCall<?, ?> call;
        private final MethodType type;
        private final CompletableFuture<Answer> answer;
        private Optional<byte[]> reply = Optional.empty();

        Listening(ClientCall<?, ?> call, MethodType type, CompletableFuture<Answer> answer) {
            this.call = call;
            this.type = type;
            this.answer = answer;
        }

        @Override
        public void onMessage(byte[] message) {
            reply = reply.or(() -> Optional.of(message));
            if (type == MethodType.SERVER_STREAMING) {
                answer.complete(new Answer(Status.OK, reply));
                call.cancel("one is enough", null);
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            answer.complete(new Answer(status, reply));
        }
    }
}
