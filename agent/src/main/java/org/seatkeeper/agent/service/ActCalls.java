package org.seatkeeper.agent.service;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Command;

/** Every administrative write goes this way: who asks, which operation, one turn of the keeper, one form of answer. */
final class ActCalls {
    /** Whether an act must say which instance revision the asker saw (design section 4). */
    enum Revision {
        REQUIRED,
        OPTIONAL
    }

    /**
     * One write of the contract.
     *
     * @param parser of the method's own response
     * @param body the whole request, for the digest of the operation
     */
    record Write<R extends MessageLite>(
            String method,
            org.seatkeeper.proto.v1.Act act,
            Revision revision,
            MessageLite body,
            Parser<R> parser,
            Function<Act, Command> command) {}

    private final Keeper keeper;
    private final Supplier<Reader> reader;

    ActCalls(Keeper keeper, Supplier<Reader> reader) {
        this.keeper = keeper;
        this.reader = reader;
    }

    /** Answers once the act is durable, or refused. */
    <R extends MessageLite> void write(Write<R> write, StreamObserver<R> reply) {
        org.seatkeeper.proto.v1.Act act = write.act();
        if (act.getOperationId().isEmpty()) {
            throw new MalformedRequest("act is missing: each write carries an operation id");
        }
        if (write.revision() == Revision.REQUIRED && act.getExpectedRevision() == 0) {
            throw new MalformedRequest(
                    "act.expected_revision is 0; " + write.method() + " needs the revision that was looked at");
        }
        Asker asker = reader.get().asker();
        // What cannot mean anything is found here, before the keeper hears of it.
        var _ = write.command().apply(trial(asker, act));
        var ask = new Ask(
                asker,
                write.method(),
                Optional.of(new Operation(
                        UUID.fromString(act.getOperationId()),
                        Audits.sha256(write.body().toByteArray()))),
                act.getExpectedRevision(),
                act.getReason(),
                act.getValidateOnly() ? Verdict.Kind.VALIDATED_ONLY : Verdict.Kind.KEPT,
                write.command(),
                verdict -> Replies.encode(verdict, asker));
        var _ = keeper.act(ask).whenComplete((verdict, failure) -> {
            if (failure != null) {
                reply.onError(statusOf(failure));
            } else if (verdict instanceof Verdict.Stale stale) {
                reply.onError(Replies.stale(stale, asker));
            } else {
                reply.onNext(Replies.decode(Replies.encode(verdict, asker), write.parser()));
                reply.onCompleted();
            }
        });
    }

    private static Act trial(Asker asker, org.seatkeeper.proto.v1.Act act) {
        var none = new UUID(0, 0);
        return new Act(
                asker.who(), act.getExpectedRevision(), act.getReason(), Instant.EPOCH, new Act.Ids(none, none, none));
    }

    /** Troubles as statuses; anything else is a fault of ours and handled as one. */
    static StatusRuntimeException statusOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case Trouble trouble ->
                (switch (trouble.kind()) {
                            case QUEUE_FULL -> Status.RESOURCE_EXHAUSTED;
                            case UNAVAILABLE -> Status.UNAVAILABLE;
                            case UNKNOWN -> Status.UNKNOWN;
                        })
                        .withDescription(trouble.getMessage())
                        .asRuntimeException();
            case MalformedRequest malformed ->
                Status.INVALID_ARGUMENT.withDescription(malformed.getMessage()).asRuntimeException();
            default -> Status.INTERNAL.withCause(cause).asRuntimeException();
        };
    }
}
