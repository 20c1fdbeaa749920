package org.seatkeeper.client.sdk;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.SessionOpened;

/**
 * Keeps one session to the agent: opens it, resumes it or opens another one when it breaks, and sends what waits. All of it
 * happens in turns, on whatever thread comes; the fields without a mark belong to the turn.
 */
final class Session {
    /** How long an agent may take to open a session. */
    static final Duration OPENING_MAX = Duration.ofSeconds(5);

    private static final int BEATS_IN_A_LEASE = 3;

    private final Settings settings;
    private final Connection connection;
    private final Desk desk;
    private final Outbox outbox;
    private final Silence silence;
    private final Backoff backoff;
    private final Timer timer;
    private final Turns turns;
    private final CountDownLatch over = new CountDownLatch(1);

    private volatile @Nullable SessionStream stream;
    private ByteString token = ByteString.EMPTY;
    private int sessions;
    private int failures;
    private boolean introduced;
    private boolean owed;
    private long heardAtBeat;
    private boolean owingAtBeat;
    private volatile boolean resting;
    private volatile boolean beatDue;
    private volatile boolean closing;
    private volatile boolean confirmed;

    Session(
            Settings settings,
            Connection connection,
            Desk desk,
            Outbox outbox,
            Silence silence,
            Backoff backoff,
            Timer timer) {
        this.settings = settings;
        this.connection = connection;
        this.desk = desk;
        this.outbox = outbox;
        this.silence = silence;
        this.backoff = backoff;
        this.timer = timer;
        this.turns = new Turns(this::turn, timer);
    }

    /** Makes the session look for what is to be done. */
    void look() {
        turns.take();
    }

    /** What was sent and not answered, for whoever counts the time. */
    @Nullable
    Slots unanswered() {
        SessionStream standing = stream;
        return standing == null ? null : standing.unanswered();
    }

    /** Ends the session and gives its licenses back; whether the agent confirmed that in time. */
    boolean close(Duration patience) {
        closing = true;
        turns.take();
        boolean ended = Waits.upTo(patience.toMillis(), millis -> over.await(millis, TimeUnit.MILLISECONDS));
        SessionStream standing = stream;
        if (!ended && standing != null) {
            standing.cancel("the agent does not end the session");
        }
        return ended && confirmed;
    }

    private void turn() {
        try {
            step();
        } catch (RuntimeException e) {
            // Nothing in a step is expected to throw; a session that did is not one to go on with.
            Guard.run(() -> {
                throw e;
            });
            SessionStream standing = stream;
            if (standing != null) {
                standing.cancel("a fault of the client");
            }
        }
    }

    private void step() {
        SessionStream standing = stream;
        if (standing != null) {
            Status ended = standing.ended();
            if (ended != null) {
                settle(standing, ended);
                standing = null;
            }
        }
        if (standing == null) {
            outbox.dropSettled();
            if (closing) {
                over.countDown();
            } else if (!resting) {
                open();
            }
            return;
        }
        if (closing) {
            leave(standing);
            return;
        }
        SessionOpened opened = standing.opened();
        if (opened != null && !introduced) {
            introduce(standing, opened);
        }
        if (beatDue) {
            beatDue = false;
            beat(standing);
        }
        send(standing);
    }

    private void open() {
        introduced = false;
        owingAtBeat = false;
        beatDue = false;
        var next = new SessionStream(++sessions, desk, turns);
        stream = next;
        OpenSession open = OpenSession.newBuilder()
                .setProductId(settings.product())
                .setLeaseSeconds(settings.leaseSeconds())
                .setResumeToken(token)
                .build();
        connection.wake();
        next.start(connection.channel(), open);
        timer.after(OPENING_MAX, () -> {
            if (next.opened() == null) {
                due(next);
            }
        });
    }

    private void introduce(SessionStream standing, SessionOpened opened) {
        introduced = true;
        failures = 0;
        owed = true;
        boolean resumed = !token.isEmpty();
        token = standing.resumeToken();
        silence.heard(opened);
        if (standing.number() > 1) {
            desk.metrics().reconnected(resumed);
        }
        nextBeat(standing, lease(opened).dividedBy(BEATS_IN_A_LEASE));
    }

    private static Duration lease(SessionOpened opened) {
        return Duration.ofSeconds(Math.max(1, opened.getLeaseSeconds()));
    }

    private void nextBeat(SessionStream of, Duration delay) {
        timer.after(delay, () -> due(of));
    }

    private void due(SessionStream of) {
        if (of.equals(stream)) {
            beatDue = true;
            turns.take();
        }
    }

    private void beat(SessionStream standing) {
        SessionOpened opened = standing.opened();
        if (opened == null) {
            standing.cancel("the agent does not open the session");
            return;
        }
        boolean silent = standing.messages() == heardAtBeat;
        if (owingAtBeat && silent) {
            standing.cancel("the agent owes answers and says nothing");
            return;
        }
        standing.beat();
        heardAtBeat = standing.messages();
        owingAtBeat = !standing.unanswered().empty();
        nextBeat(standing, lease(opened).dividedBy(BEATS_IN_A_LEASE));
    }

    private void send(SessionStream standing) {
        owed |= outbox.dropSettled();
        if (owed && standing.ready()) {
            owed = false;
            desk.live().all().forEach(outbox::again);
        }
        boolean more = true;
        while (more && standing.ready()) {
            more = standing.sendFrom(outbox);
        }
    }

    /** The call is over: decides what is sent again, and when the next one is made. */
    private void settle(SessionStream ended, Status status) {
        stream = null;
        confirmed = closing && status.isOk();
        ended.unanswered().unanswered().forEach(outbox::again);
        boolean resumeRefused = ended.opened() == null && refused(status);
        resting = true;
        timer.after(resumeRefused ? Duration.ZERO : backoff.after(++failures), () -> {
            resting = false;
            turns.take();
        });
    }

    /** Whether the agent has nothing to resume, so that another session is to be opened at once. */
    private boolean refused(Status status) {
        if (!Openings.refused(status)) {
            return false;
        }
        boolean resumes = !token.isEmpty();
        token = ByteString.EMPTY;
        if (!resumes) {
            silence.denied(Openings.denial(settings.product(), status));
        }
        return resumes;
    }

    private void leave(SessionStream standing) {
        if (standing.opened() == null) {
            standing.cancel("closed before it was opened");
        } else {
            standing.finish();
        }
    }
}
