package org.seatkeeper.client.sdk;

import java.util.concurrent.CompletableFuture;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionRelease;

/** One license on its way back, and the stage of whoever waits for that. */
final class Release extends CompletableFuture<Void> implements Outgoing {
    private final Held held;
    private final Desk desk;
    private volatile long fence;

    Release(Held held, Desk desk) {
        this.held = held;
        this.desk = desk;
    }

    @Override
    public SessionAsk ask(int number) {
        fence = held.fence();
        return SessionAsk.newBuilder()
                .setNumber(number)
                .setRelease(SessionRelease.newBuilder()
                        .setHandleId(held.handleId())
                        .setFence(fence)
                        .build())
                .build();
    }

    @Override
    public boolean wantedOn(int session) {
        return true;
    }

    @Override
    public Outgoing again() {
        return this;
    }

    @Override
    public void answered(SessionAnswer answer, long now) {
        switch (answer.getAnswerCase()) {
            case RELEASED -> back();
            case PROBLEM -> problem(answer.getProblem());
            case GRANT, REFUSAL, ANSWER_NOT_SET ->
                failed(LicensesUnavailable.fault("a release was answered with something else"));
        }
    }

    private void problem(Problem problem) {
        switch (problem.getKind()) {
            // The agent has no such grant, or no longer: there is nothing to give back, which is what was wanted.
            case KIND_UNKNOWN_HANDLE, KIND_RELEASED_HANDLE, KIND_OTHER_LEASE -> back();
            case KIND_OLD_FENCE -> {
                if (held.fence() > fence) {
                    desk.releaseAgain(this); // Granted anew after a break, while this was on its way.
                } else {
                    back();
                }
            }
            case KIND_UNAVAILABLE, KIND_EXHAUSTED, KIND_OUTCOME_UNKNOWN -> desk.later(this, Desk.LONG_PAUSE);
            case KIND_INVALID, KIND_UNSPECIFIED, UNRECOGNIZED -> failed(LicensesUnavailable.of(problem));
        }
    }

    private void back() {
        desk.metrics().released();
        complete(null);
    }

    void failed(LicensesUnavailable trouble) {
        completeExceptionally(trouble);
    }
}
