package org.seatkeeper.client.link;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.seatkeeper.client.fleet.Answer;

/** Goes on with good answers, and passes the others through. */
public final class Answers {
    private Answers() {}

    /** Another value in a good answer. */
    public static <T, R> Answer<R> map(Answer<T> answer, Function<T, R> function) {
        return flatMap(answer, value -> new Answer.Done<>(function.apply(value)));
    }

    /** Another answer in place of a good one. */
    public static <T, R> Answer<R> flatMap(Answer<T> answer, Function<T, Answer<R>> function) {
        return switch (answer) {
            case Answer.Done<T> done -> function.apply(done.value());
            case Answer.Refused<T> refused -> new Answer.Refused<>(refused.why());
            case Answer.Changed<T> changed ->
                new Answer.Changed<>(changed.expectedRevision(), changed.currentRevision());
            case Answer.NotAllowed<T> not -> new Answer.NotAllowed<>(not.why());
            case Answer.Malformed<T> malformed -> new Answer.Malformed<>(malformed.why());
            case Answer.Fault<T> fault -> new Answer.Fault<>(fault.why());
            case Answer.NoAnswer<T> none -> new Answer.NoAnswer<>(none.why(), none.outcome());
        };
    }

    /** Another question after a good answer. */
    public static <T, R> CompletionStage<Answer<R>> then(
            CompletionStage<Answer<T>> stage, Function<T, CompletionStage<Answer<R>>> next) {
        return stage.thenCompose(answer -> answer instanceof Answer.Done<T> done
                ? next.apply(done.value())
                : CompletableFuture.completedStage(Answers.<T, R>flatMap(answer, value -> {
                    throw new IllegalStateException("a good answer goes on");
                })));
    }
}
