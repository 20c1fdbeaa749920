package org.seatkeeper.agent.service;

import java.util.List;
import java.util.UUID;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.HandleDecision;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Refusal;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.Released;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionResponse;

/** The asks of one message, on their way through a turn: one message with all their answers comes back. */
final class SessionWork implements GrantWork {
    /** One ask, read. */
    sealed interface Asked {
        int number();

        record Request(int number, Claim claim) implements Asked {}

        record Release(int number, UUID handle, long fence) implements Asked {}

        record Invalid(int number, String why) implements Asked {}
    }

    private final SessionStream stream;
    private final List<Asked> asks;
    private final SessionResponse.Builder answers = SessionResponse.newBuilder();
    private boolean over;

    SessionWork(SessionStream stream, List<Asked> asks) {
        this.stream = stream;
        this.asks = asks;
    }

    @Override
    public int weight() {
        return asks.size();
    }

    @Override
    public void decide(GrantDesk desk) {
        LicenseSession session = stream.session();
        var instance = session == null ? null : desk.instance(session.product()).orElse(null);
        if (session == null
                || instance == null
                || desk.sessions().of(session.id()).isEmpty()) {
            asks.forEach(ask -> problem(ask.number(), Problem.Kind.KIND_UNAVAILABLE, "the session has ended"));
            return;
        }
        desk.grants().leases().renew(session.lease(), desk.grants().moment().nanos());
        for (Asked ask : asks) {
            switch (ask) {
                case Asked.Request(int number, Claim claim) -> request(desk, session, instance, number, claim);
                case Asked.Release(int number, UUID handle, long fence) ->
                    release(desk, session, instance, number, handle, fence);
                case Asked.Invalid(int number, String why) -> problem(number, Problem.Kind.KIND_INVALID, why);
            }
        }
    }

    private void request(GrantDesk desk, LicenseSession session, Instance instance, int number, Claim claim) {
        switch (desk.request(instance, claim, session.lease(), session.local())) {
            case GrantDesk.Outcome.Granted(Grant grant, boolean repeated) ->
                answers.addAnswers(
                        SessionAnswer.newBuilder().setNumber(number).setGrant(GrantRows.inSession(grant, repeated)));
            case GrantDesk.Outcome.Refused(Refusal why) ->
                answers.addAnswers(SessionAnswer.newBuilder().setNumber(number).setRefusal(Rows.refusal(why)));
            case GrantDesk.Outcome.ReleasedBefore _ ->
                problem(number, Problem.Kind.KIND_RELEASED_HANDLE, "the handle was released a short while ago");
            case GrantDesk.Outcome.OtherLease _ ->
                problem(number, Problem.Kind.KIND_OTHER_LEASE, "the handle belongs to another lease");
            case GrantDesk.Outcome.Exhausted(String limit) -> problem(number, Problem.Kind.KIND_EXHAUSTED, limit);
            case GrantDesk.Outcome.CannotWrite(String cause) ->
                problem(number, Problem.Kind.KIND_UNAVAILABLE, "the agent cannot write at the moment: " + cause);
        }
    }

    private void release(
            GrantDesk desk, LicenseSession session, Instance instance, int number, UUID handle, long fence) {
        if (!desk.readOnlyCause().isEmpty()) {
            problem(
                    number,
                    Problem.Kind.KIND_UNAVAILABLE,
                    "the agent cannot write at the moment: " + desk.readOnlyCause());
            return;
        }
        switch (desk.release(instance, handle, fence, session.id())) {
            case HandleDecision.Held _ -> released(number, false);
            case HandleDecision.ReleasedBefore _ -> released(number, true);
            case HandleDecision.Unknown _ ->
                problem(number, Problem.Kind.KIND_UNKNOWN_HANDLE, "this product holds no such handle");
            case HandleDecision.OldFence _ -> problem(number, Problem.Kind.KIND_OLD_FENCE, "the fence is an older one");
            case HandleDecision.OtherLease _ ->
                problem(number, Problem.Kind.KIND_OTHER_LEASE, "the handle belongs to another lease");
        }
    }

    private void released(int number, boolean repeated) {
        answers.addAnswers(SessionAnswer.newBuilder()
                .setNumber(number)
                .setReleased(Released.newBuilder().setRepeated(repeated)));
    }

    private void problem(int number, Problem.Kind kind, String text) {
        answers.addAnswers(SessionAnswer.newBuilder()
                .setNumber(number)
                .setProblem(Problem.newBuilder().setKind(kind).setText(text)));
    }

    @Override
    public void answer() {
        if (end()) {
            stream.answered(answers.build(), asks.size());
        }
    }

    @Override
    public void failed(Trouble why) {
        if (!end()) {
            return;
        }
        Problem.Kind kind = switch (why.kind()) {
            case QUEUE_FULL -> Problem.Kind.KIND_EXHAUSTED;
            case UNAVAILABLE -> Problem.Kind.KIND_UNAVAILABLE;
            case UNKNOWN -> Problem.Kind.KIND_OUTCOME_UNKNOWN;
        };
        var problems = SessionResponse.newBuilder();
        for (Asked ask : asks) {
            problems.addAnswers(SessionAnswer.newBuilder()
                    .setNumber(ask.number())
                    .setProblem(Problem.newBuilder().setKind(kind).setText(String.valueOf(why.getMessage()))));
        }
        stream.answered(problems.build(), asks.size());
    }

    /** True once: whoever comes first answers. */
    private synchronized boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }
}
