package org.seatkeeper.agent.service;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionClaim;
import org.seatkeeper.proto.v1.SessionRelease;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/** A product's end of a session, by hand: what comes is taken one after the other. */
final class SessionClient implements StreamObserver<SessionResponse> {
    private final LinkedBlockingQueue<SessionResponse> came = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Status> ended = new LinkedBlockingQueue<>();
    private final StreamObserver<SessionRequest> requests;
    private int number;

    private SessionClient(LicenseServiceGrpc.LicenseServiceStub stub) {
        requests = stub.session(this);
    }

    /** Opens a session on that product, as whoever the stub is. */
    static SessionClient open(LicenseServiceGrpc.LicenseServiceStub stub, String product, ByteString token) {
        var client = new SessionClient(stub);
        client.requests.onNext(SessionRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setProductId(product).setResumeToken(token))
                .build());
        return client;
    }

    static SessionAsk ask(int number, UUID handle, String user) {
        return SessionAsk.newBuilder()
                .setNumber(number)
                .setRequest(SessionClaim.newBuilder()
                        .setHandleId(handle.toString())
                        .setClient(Client.newBuilder().setUser(user).setDevice("pc-" + user)))
                .build();
    }

    SessionAnswer request(UUID handle, String user) {
        return one(ask(++number, handle, user));
    }

    SessionAnswer release(UUID handle, long fence) {
        return one(SessionAsk.newBuilder()
                .setNumber(++number)
                .setRelease(SessionRelease.newBuilder()
                        .setHandleId(handle.toString())
                        .setFence(fence))
                .build());
    }

    private SessionAnswer one(SessionAsk ask) {
        send(SessionRequest.newBuilder().addAsks(ask).build());
        SessionAnswer answer = next().getAnswers(0);
        if (answer.getNumber() != ask.getNumber()) {
            throw new AssertionError("answer " + answer.getNumber() + " to ask " + ask.getNumber());
        }
        return answer;
    }

    void send(SessionRequest message) {
        requests.onNext(message);
    }

    void heartbeat() {
        send(SessionRequest.getDefaultInstance());
    }

    void end() {
        requests.onCompleted();
    }

    /** The connection breaks off. */
    void breakOff() {
        requests.onError(Status.CANCELLED.asRuntimeException());
    }

    SessionResponse next() {
        return taken(came);
    }

    Status ended() {
        return taken(ended);
    }

    private static <T> T taken(LinkedBlockingQueue<T> queue) {
        try {
            T value = queue.poll(10, TimeUnit.SECONDS);
            if (value == null) {
                throw new AssertionError("nothing came");
            }
            return value;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onNext(SessionResponse response) {
        came.add(response);
    }

    @Override
    public void onError(Throwable broken) {
        ended.add(Status.fromThrowable(broken));
    }

    @Override
    public void onCompleted() {
        ended.add(Status.OK);
    }
}
