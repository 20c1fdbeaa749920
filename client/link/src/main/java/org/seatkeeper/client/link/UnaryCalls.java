package org.seatkeeper.client.link;

import com.google.protobuf.Message;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.ServerName;

/**
 * Calls of the contract, in its own messages. A request out of the contract's bounds is not sent. Stages complete with an {@link Answer}, never exceptionally; a refusal that
 * stands in a reply is the caller's to see. Safe from any thread.
 */
public final class UnaryCalls {
    private final Lines lines;

    UnaryCalls(Lines lines) {
        this.lines = lines;
    }

    /** One question, one reply. */
    public <Q, R> CompletionStage<Answer<R>> ask(ServerName server, MethodDescriptor<Q, R> method, Q request) {
        var last = new Last<R>();
        return stream(server, method, request, last).thenApply(answer -> last.instead(answer));
    }

    /**
     * One question, many replies, handed over one at a time: the next is asked for when the receiver returns.
     *
     * @return how many there were
     */
    public <Q, R> CompletionStage<Answer<Long>> stream(
            ServerName server, MethodDescriptor<Q, R> method, Q request, Consumer<? super R> receiver) {
        Optional<String> slip = request instanceof Message message ? BoundsCheck.fault(message) : Optional.empty();
        if (slip.isPresent()) {
            return CompletableFuture.completedStage(new Answer.Malformed<>(slip.get()));
        }
        return lines.line(server)
                .thenCompose(channel -> call(channel, method, request, receiver))
                .exceptionally(UnaryCalls::noLine);
    }

    private static <Q, R> CompletionStage<Answer<Long>> call(
            AgentChannel channel, MethodDescriptor<Q, R> method, Q request, Consumer<? super R> receiver) {
        var reached = new Reached();
        ClientCall<Q, R> call = channel.calls().newCall(method, reached.options());
        var ended = new CompletableFuture<Long>();
        call.start(new Receiving<>(call, receiver, ended), new Metadata());
        call.sendMessage(request);
        call.halfClose();
        call.request(1);
        return ended.<Answer<Long>>thenApply(Answer.Done::new)
                .handle((answer, failure) -> failure == null
                        ? CompletableFuture.completedStage(answer)
                        : explained(channel, unwrapped(failure), Deadlines.writes(method), reached))
                .thenCompose(stage -> stage);
    }

    private static CompletionStage<Answer<Long>> explained(
            AgentChannel channel, Throwable failure, boolean writes, Reached reached) {
        return channel.explain(failure).thenApply(link -> Failures.answer(failure, writes, reached, link));
    }

    private static Answer<Long> noLine(Throwable failure) {
        return unwrapped(failure) instanceof LinkException known
                ? Failures.answer(known.failure())
                : new Answer.Fault<>("this program failed: " + unwrapped(failure));
    }

    /** What a stage really failed with. */
    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static final class Receiving<R> extends ClientCall.Listener<R> {
        private final ClientCall<?, R> call;
        private final Consumer<? super R> receiver;
        private final CompletableFuture<Long> ended;
        private long received;

        Receiving(ClientCall<?, R> call, Consumer<? super R> receiver, CompletableFuture<Long> ended) {
            this.call = call;
            this.receiver = receiver;
            this.ended = ended;
        }

        @Override
        public void onMessage(R message) {
            received++;
            receiver.accept(message);
            call.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (status.isOk()) {
                ended.complete(received);
            } else {
                ended.completeExceptionally(status.asRuntimeException(trailers));
            }
        }
    }

    /** Keeps the one reply of a unary call. */
    private static final class Last<R> implements Consumer<R> {
        private volatile @Nullable R reply;

        @Override
        public void accept(R message) {
            reply = message;
        }

        Answer<R> instead(Answer<Long> ended) {
            R kept = reply;
            return Answers.flatMap(
                    ended,
                    _ -> kept == null
                            ? new Answer.Fault<>("the agent answered without a reply")
                            : new Answer.Done<>(kept));
        }
    }
}
