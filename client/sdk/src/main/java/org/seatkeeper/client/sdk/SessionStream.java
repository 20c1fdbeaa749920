package org.seatkeeper.client.sdk;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.Revoked;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionOpened;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/**
 * One call of the session, from its opening to its end. The turn sends; the call's own callbacks, one after the other, take
 * what comes, and tell the turn.
 */
final class SessionStream implements ClientResponseObserver<SessionRequest, SessionResponse> {
    /** Asks in one message, as the contract allows. */
    static final int ASKS_MAX = 512;

    /**
     * Bytes that may wait for the socket when the next message is made: none. While one is written the next one gathers, so
     * that messages grow with the load by themselves.
     */
    private static final int READY_BYTES = 1;

    private final int number;
    private final Desk desk;
    private final Turns turns;
    private final Slots slots = new Slots();
    private @Nullable ClientCallStreamObserver<SessionRequest> call;
    private volatile boolean finished;
    private volatile @Nullable SessionOpened opened;
    private volatile @Nullable Status ended;
    private volatile long messages;

    /**
     * Calls nobody yet.
     *
     * @param number of this session among those of the client, from 1
     * @param turns told of everything that came
     */
    SessionStream(int number, Desk desk, Turns turns) {
        this.number = number;
        this.desk = desk;
        this.turns = turns;
    }

    /** Makes the call and sends its first message. The turn only, as all that sends. */
    void start(Channel channel, OpenSession open) {
        // What it returns is what beforeStart was given.
        var _ = LicenseServiceGrpc.newStub(channel)
                .withOnReadyThreshold(READY_BYTES)
                .session(this);
        send(SessionRequest.newBuilder().setOpen(open).build());
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<SessionRequest> stream) {
        call = stream;
        stream.setOnReadyHandler(turns::take);
    }

    private ClientCallStreamObserver<SessionRequest> call() {
        ClientCallStreamObserver<SessionRequest> made = call;
        if (made == null) {
            throw new IllegalStateException("a session is started before it is used");
        }
        return made;
    }

    private void send(SessionRequest message) {
        if (!finished) {
            call().onNext(message);
        }
    }

    int number() {
        return number;
    }

    /** Whether the agent takes asks, and the transport can take a message without piling it up. */
    boolean ready() {
        return opened != null && !finished && ended == null && call().isReady();
    }

    /**
     * Sends one message of what waits.
     *
     * @return whether there was any
     */
    boolean sendFrom(Outbox outbox) {
        SessionRequest.Builder message = null;
        int sent = 0;
        while (sent < ASKS_MAX && !slots.full()) {
            Outgoing next = outbox.next(number);
            if (next == null) {
                break;
            }
            if (message == null) {
                message = SessionRequest.newBuilder();
            }
            message.addAsks(next.ask(slots.put(next)));
            sent++;
        }
        if (message == null) {
            return false;
        }
        send(message.build());
        desk.metrics().queueDepth(desk.waiting(), sent);
        return true;
    }

    /** Tells the agent that this product lives. */
    void beat() {
        send(SessionRequest.getDefaultInstance());
    }

    /** Ends the session, which gives its licenses back. */
    void finish() {
        if (!finished && ended == null) {
            call().onCompleted();
        }
        finished = true;
    }

    /** Breaks the call off; the agent keeps the session for its lease. */
    void cancel(String why) {
        finished = true;
        ClientCallStreamObserver<SessionRequest> made = call;
        if (made == null) {
            ended = Status.CANCELLED.withDescription(why);
        } else {
            made.cancel(why, null);
        }
    }

    @Override
    public void onNext(SessionResponse response) {
        // What callers ask for on hearing their answers goes out in one message.
        turns.takeAfter(() -> received(response));
    }

    private void received(SessionResponse response) {
        long before = messages;
        messages = before + 1; // One callback at a time.
        if (response.hasOpened()) {
            opened = response.getOpened();
        }
        long now = desk.now();
        for (SessionAnswer answer : response.getAnswersList()) {
            Outgoing asked = slots.take(answer.getNumber());
            if (asked != null) {
                asked.answered(answer, now);
            }
        }
        for (Revoked revoked : response.getRevokedList()) {
            Held held = desk.live().find(revoked.getHandleId());
            if (held != null) {
                held.revoked(revoked);
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended = Status.fromThrowable(failure);
        turns.take();
    }

    @Override
    public void onCompleted() {
        ended = Status.OK;
        turns.take();
    }

    /** The agent's first word; null before. */
    @Nullable
    SessionOpened opened() {
        return opened;
    }

    /** How the call ended; null while it stands. After it nothing comes any more. */
    @Nullable
    Status ended() {
        return ended;
    }

    /** How many messages came. */
    long messages() {
        return messages;
    }

    /** What was sent and not answered. */
    Slots unanswered() {
        return slots;
    }

    /** For the next session's opening. */
    ByteString resumeToken() {
        SessionOpened heard = opened;
        return heard == null ? ByteString.EMPTY : heard.getResumeToken();
    }
}
