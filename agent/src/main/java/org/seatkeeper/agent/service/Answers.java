package org.seatkeeper.agent.service;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** Answers a unary call when what it asked for is there. */
final class Answers {
    private Answers() {}

    static <R> void read(CompletableFuture<R> answer, StreamObserver<R> reply) {
        var _ = answer.whenComplete((value, failure) -> {
            if (failure != null) {
                reply.onError(ActCalls.statusOf(failure));
            } else {
                reply.onNext(value);
                reply.onCompleted();
            }
        });
    }

    static <R> void now(R value, StreamObserver<R> reply) {
        reply.onNext(value);
        reply.onCompleted();
    }
}
