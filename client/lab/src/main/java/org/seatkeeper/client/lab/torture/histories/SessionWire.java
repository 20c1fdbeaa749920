package org.seatkeeper.client.lab.torture.histories;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/** One connection of a session: what is sent, and what has come, in order. One thread asks; answers come on any. */
final class SessionWire implements StreamObserver<SessionResponse> {
    /** How long an answer may take before the machine is taken for broken. */
    private static final long PATIENT_SECONDS = 10;

    /** What comes on a session. */
    sealed interface Came {
        record Response(SessionResponse response) implements Came {}

        /** Nothing comes any more. */
        record End(Status status) implements Came {}
    }

    private final LinkedBlockingQueue<Came> came = new LinkedBlockingQueue<>();
    private final StreamObserver<SessionRequest> requests;
    private boolean over;

    /** Connects, to open or to resume. */
    SessionWire(Channel channel, String product, int strikes, Optional<ByteString> token) {
        requests = LicenseServiceGrpc.newStub(channel).session(this);
        requests.onNext(SessionRequest.newBuilder()
                .setOpen(OpenSession.newBuilder()
                        .setProductId(product)
                        .setLeaseSeconds(HandTime.seconds(strikes))
                        .setResumeToken(token.orElse(ByteString.EMPTY)))
                .build());
    }

    /** Sends one message. */
    void send(List<SessionAsk> asks) {
        if (!over) {
            requests.onNext(SessionRequest.newBuilder().addAllAsks(asks).build());
        }
    }

    /** What comes next; an end stays. */
    Came next() {
        try {
            Came next = came.poll(PATIENT_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("a session is not answered for " + PATIENT_SECONDS + " s");
            }
            if (next instanceof Came.End) {
                over = true;
                came.add(next);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The product ends its session. */
    void end() {
        if (!over) {
            over = true;
            requests.onCompleted();
        }
    }

    /** The connection breaks off. */
    void breakOff() {
        if (!over) {
            over = true;
            requests.onError(Status.CANCELLED.withDescription("broken off").asRuntimeException());
        }
    }

    @Override
    public void onNext(SessionResponse response) {
        came.add(new Came.Response(response));
    }

    @Override
    public void onError(Throwable broken) {
        came.add(new Came.End(Status.fromThrowable(broken)));
    }

    @Override
    public void onCompleted() {
        came.add(new Came.End(Status.OK));
    }
}
