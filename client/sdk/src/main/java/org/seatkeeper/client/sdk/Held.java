package org.seatkeeper.client.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.Revoked;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;

/** One license from the ask to its end: takes the agent's answers and the caller's wishes, and does what follows. */
final class Held implements License, Outgoing {
    /** Nanoseconds of the client's clock at which it was asked for. */
    final long since;

    private final Desk desk;
    private final CompletableFuture<License> asked = new CompletableFuture<>();
    private final Course course = new Course();
    private final Endings endings = new Endings();
    private final Claim claim;
    private final Release release;
    private volatile @Nullable LicensesUnavailable doubt;

    Held(Desk desk, org.seatkeeper.proto.v1.Client client) {
        this.desk = desk;
        this.since = desk.now();
        this.claim = new Claim(desk.freshId(), client);
        this.release = new Release(this, desk);
    }

    CompletableFuture<License> stage() {
        return asked;
    }

    /** Whether its caller waits for the answer. */
    boolean waiting() {
        return course.phase() == Phase.ASKED;
    }

    @Override
    public String handleId() {
        return claim.handleId();
    }

    @Override
    public long fence() {
        return course.fence();
    }

    @Override
    public boolean covered() {
        return course.covered();
    }

    @Override
    public boolean administrator() {
        return course.administrator();
    }

    @Override
    public boolean revoked() {
        return endings.ended();
    }

    @Override
    public void onRevoked(Runnable listener) {
        endings.add(listener);
    }

    @Override
    public SessionAsk ask(int number) {
        return claim.ask(number, course.phase().admittedUnheard());
    }

    @Override
    public boolean wantedOn(int session) {
        return course.phase().claimed() && claim.firstOn(session);
    }

    @Override
    public Outgoing again() {
        return course.phase() == Phase.ABANDONED ? release : this; // The agent may hold what nobody waits for.
    }

    @Override
    public void answered(SessionAnswer answer, long now) {
        switch (answer.getAnswerCase()) {
            case GRANT -> granted(answer.getGrant(), now);
            case REFUSAL -> refused(answer.getRefusal(), now);
            case PROBLEM -> problem(answer.getProblem());
            case RELEASED, ANSWER_NOT_SET ->
                fail(LicensesUnavailable.fault("a request was answered with something else"));
        }
    }

    private void granted(Grant grant, long now) {
        switch (course.granted(grant.getFence(), !grant.getUncovered(), grant.getAdministrator())) {
            case ASKED -> {
                desk.live().keep(this);
                desk.leave();
                if (asked.complete(this)) {
                    desk.metrics().granted(now - since);
                } else {
                    close(); // Nobody waits for it any more.
                }
            }
            case ABANDONED -> close();
            case LEFT -> {
                desk.live().forget(this, true);
                desk.release(release);
            }
            case HELD, ADMITTED, GONE -> {}
        }
    }

    private void refused(Refusal refusal, long now) {
        if (course.phase().admittedUnheard() && !claim.reported()) {
            askAgain(); // The client is in already, which the agent has to hear.
            return;
        }
        switch (course.refused()) {
            case ASKED -> {
                desk.leave();
                desk.metrics().refused(refusal.getCode(), now - since);
                asked.completeExceptionally(new LicenseRefused(refusal));
            }
            case HELD, ADMITTED -> revoke();
            case LEFT -> {
                desk.live().forget(this, true);
                release.complete(null);
            }
            case ABANDONED, GONE -> {}
        }
    }

    private void problem(Problem problem) {
        switch (problem.getKind()) {
            // The handle is of no use any more, here or in a session that is lost; the grant behind it ends by itself.
            case KIND_RELEASED_HANDLE, KIND_OTHER_LEASE -> rename();
            case KIND_OUTCOME_UNKNOWN -> {
                doubt = LicensesUnavailable.of(problem);
                askAgain();
            }
            default -> fail(LicensesUnavailable.of(problem));
        }
    }

    private void rename() {
        if (course.phase().claimed()) {
            desk.live().rename(this, () -> claim.rename(desk.freshId()));
            askAgain();
        }
    }

    private void askAgain() {
        claim.forgetWhere();
        desk.later(this, waiting() ? Desk.SHORT_PAUSE : Desk.LONG_PAUSE);
    }

    private void fail(LicensesUnavailable trouble) {
        if (!settle(Phase.GONE, trouble) && course.phase().claimed()) {
            askAgain();
        }
    }

    /** The caller's time is over: lets the client in where silence may, else fails. */
    void overdue(Silence silence) {
        LicensesUnavailable heard = doubt;
        if (heard == null && silence.admits() && !asked.isDone()) {
            admit();
        } else {
            settle(Phase.ABANDONED, heard == null ? silence.trouble() : heard);
        }
    }

    private void admit() {
        if (course.settled(Phase.ADMITTED)) {
            desk.live().keep(this);
            desk.leave();
            desk.metrics().admittedWhileSilent();
            if (!asked.complete(this)) {
                close();
            }
        }
    }

    /** Nobody waits any more; a grant that comes yet is given back. */
    void abandon(LicensesUnavailable trouble) {
        settle(Phase.ABANDONED, trouble);
    }

    private boolean settle(Phase to, LicensesUnavailable trouble) {
        if (!course.settled(to)) {
            return false;
        }
        desk.leave();
        desk.metrics().unavailable(trouble.reason());
        asked.completeExceptionally(trouble);
        return true;
    }

    /** The agent says that an administrator ended it. */
    void revoked(Revoked revoked) {
        if (revoked.getFence() >= fence()) {
            revoke();
        }
    }

    private void revoke() {
        if (course.revoked()) {
            desk.live().forget(this, false);
            desk.revoked(this);
            endings.end();
        }
    }

    @Override
    public void close() {
        var _ = closeAsync();
    }

    @Override
    public CompletionStage<Void> closeAsync() {
        if (course.closes()) {
            leave();
        }
        return release;
    }

    private void leave() {
        boolean room = course.phase() == Phase.ADMITTED && desk.live().mayOwe();
        Phase before = course.left(room);
        if (before == Phase.ADMITTED && room) {
            return; // Still to be reported; the grant that answers is given back.
        }
        desk.live().forget(this, room);
        switch (before) {
            case HELD -> desk.release(release);
            case ADMITTED -> {
                desk.metrics().unreported();
                release.complete(null);
            }
            case ASKED, LEFT, ABANDONED, GONE -> release.complete(null);
        }
    }
}
