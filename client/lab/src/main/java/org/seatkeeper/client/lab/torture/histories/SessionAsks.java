package org.seatkeeper.client.lab.torture.histories;

import java.util.UUID;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionClaim;
import org.seatkeeper.proto.v1.SessionRelease;

/** What is asked and answered on a session, in the words of a history. */
final class SessionAsks {
    /** What an answer says. */
    sealed interface Said {
        /** This, for certain. */
        record Word(Told told) implements Said {}

        /** Nothing was done. */
        record Nothing() implements Said {}

        /** It may have been done, or not. */
        record Open() implements Said {}

        /** No agent should say so. */
        record Wrong(String words) implements Said {}
    }

    private SessionAsks() {}

    static SessionAsk claim(int number, UUID handle, String client) {
        return SessionAsk.newBuilder()
                .setNumber(number)
                .setRequest(SessionClaim.newBuilder()
                        .setHandleId(handle.toString())
                        .setClient(Client.newBuilder().setUser(client).setDevice(Wire.DEVICE)))
                .build();
    }

    static SessionAsk release(int number, UUID handle) {
        return SessionAsk.newBuilder()
                .setNumber(number)
                .setRelease(SessionRelease.newBuilder().setHandleId(handle.toString()))
                .build();
    }

    static Said said(SessionAnswer answer) {
        return switch (answer.getAnswerCase()) {
            case GRANT -> new Said.Word(new Told.Yes());
            case REFUSAL -> new Said.Word(new Told.No());
            case RELEASED -> new Said.Word(answer.getReleased().getRepeated() ? new Told.NotThere() : new Told.Yes());
            case PROBLEM -> said(answer.getProblem());
            case ANSWER_NOT_SET -> new Said.Wrong("an answer that says nothing");
        };
    }

    private static Said said(Problem problem) {
        return switch (problem.getKind()) {
            case KIND_UNKNOWN_HANDLE, KIND_RELEASED_HANDLE -> new Said.Word(new Told.NotThere());
            case KIND_OTHER_LEASE -> new Said.Word(new Told.OtherLease());
            case KIND_EXHAUSTED -> new Said.Nothing();
            case KIND_UNAVAILABLE -> unavailable(problem.getText());
            case KIND_OUTCOME_UNKNOWN -> new Said.Open();
            case KIND_OLD_FENCE, KIND_INVALID, KIND_UNSPECIFIED, UNRECOGNIZED -> new Said.Wrong(problem.toString());
        };
    }

    /** The contract says that nothing was changed. */
    private static Said unavailable(String text) {
        return text.startsWith("the session has ended") ? new Said.Word(new Told.Over()) : new Said.Nothing();
    }
}
