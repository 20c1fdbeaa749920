package org.seatkeeper.client.sdk;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.proto.v1.Grant;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.Problem;
import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.RefusalCode;
import org.seatkeeper.proto.v1.Released;
import org.seatkeeper.proto.v1.Revoked;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionOpened;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;
import org.seatkeeper.proto.v1.WhenSilent;

/** An agent that keeps the contract of sessions by heart and in memory, and misbehaves when told to. */
final class FakeAgent extends LicenseServiceGrpc.LicenseServiceImplBase {
    static final int LEASE = 60;

    /** What came: openings, messages, and asks, in their order. */
    final List<OpenSession> openings = new ArrayList<>();

    final List<SessionRequest> messages = new ArrayList<>();
    final List<SessionAsk> asks = new ArrayList<>();
    final Map<String, Long> grants = new HashMap<>();
    int halfCloses;

    boolean opens = true;
    boolean answers = true;
    WhenSilent whenSilent = WhenSilent.WHEN_SILENT_ADMIT;

    @Nullable
    Status refusesOpening;

    @Nullable
    Status refusesResuming;

    Function<SessionAsk, @Nullable SessionAnswer> says = _ -> null;

    private long fence;
    private int tokens;
    private ByteString token = ByteString.EMPTY;
    private @Nullable StreamObserver<SessionResponse> client;

    @Override
    public StreamObserver<SessionRequest> session(StreamObserver<SessionResponse> responses) {
        return new StreamObserver<>() {
            @Override
            public void onNext(SessionRequest request) {
                received(request, responses);
            }

            @Override
            public void onError(Throwable failure) {
                forget(responses);
            }

            @Override
            public void onCompleted() {
                ended(responses);
            }
        };
    }

    private synchronized void received(SessionRequest request, StreamObserver<SessionResponse> responses) {
        if (request.hasOpen()) {
            opening(request.getOpen(), responses);
            return;
        }
        if (!responses.equals(client)) {
            return; // Of a session that broke off.
        }
        messages.add(request);
        asks.addAll(request.getAsksList());
        if (answers) {
            answer(request.getAsksList());
        }
    }

    private void opening(OpenSession open, StreamObserver<SessionResponse> responses) {
        openings.add(open);
        boolean resumes = !open.getResumeToken().isEmpty();
        Status refused = resumes ? refusesResuming : refusesOpening;
        if (refused == null && resumes && !open.getResumeToken().equals(token)) {
            refused = Status.NOT_FOUND.withDescription("no such session");
        }
        if (refused != null) {
            token = ByteString.EMPTY;
            responses.onError(refused.asRuntimeException());
            return;
        }
        client = responses;
        if (opens) {
            open();
        }
    }

    /** Says that the session is open. */
    synchronized void open() {
        token = ByteString.copyFromUtf8("token-" + ++tokens);
        send(SessionResponse.newBuilder()
                .setOpened(SessionOpened.newBuilder()
                        .setResumeToken(token)
                        .setLeaseSeconds(LEASE)
                        .setWhenSilent(whenSilent))
                .build());
    }

    /** Answers what came and was not answered. */
    synchronized void answer(List<SessionAsk> unanswered) {
        var response = SessionResponse.newBuilder();
        for (SessionAsk ask : List.copyOf(unanswered)) {
            SessionAnswer said = says.apply(ask);
            response.addAnswers((said == null ? decide(ask) : said).toBuilder().setNumber(ask.getNumber()));
        }
        if (response.getAnswersCount() > 0) {
            send(response.build());
        }
    }

    private SessionAnswer decide(SessionAsk ask) {
        if (ask.hasRelease()) {
            Long held = grants.remove(ask.getRelease().getHandleId());
            return held == null
                    ? problem(Problem.Kind.KIND_UNKNOWN_HANDLE)
                    : SessionAnswer.newBuilder()
                            .setReleased(Released.getDefaultInstance())
                            .build();
        }
        String handle = ask.getRequest().getHandleId();
        boolean repeated = grants.containsKey(handle);
        return granted(Grant.newBuilder()
                .setHandleId(handle)
                .setFence(grants.computeIfAbsent(handle, _ -> ++fence))
                .setRepeated(repeated)
                .build());
    }

    static SessionAnswer granted(Grant grant) {
        return SessionAnswer.newBuilder().setGrant(grant).build();
    }

    static SessionAnswer problem(Problem.Kind kind) {
        return SessionAnswer.newBuilder()
                .setProblem(Problem.newBuilder().setKind(kind).setText("says the agent"))
                .build();
    }

    static SessionAnswer refusal() {
        return SessionAnswer.newBuilder()
                .setRefusal(Refusal.newBuilder()
                        .setCode(RefusalCode.REFUSAL_CODE_LIMIT_REACHED)
                        .setCause("all 5 licenses are in use")
                        .setRemedy("add licenses"))
                .build();
    }

    /** Ends a grant as an administrator does. */
    synchronized void evict(String handle) {
        Long held = grants.remove(handle);
        send(SessionResponse.newBuilder()
                .addRevoked(Revoked.newBuilder()
                        .setHandleId(handle)
                        .setFence(held == null ? 0 : held)
                        .setReason("maintenance"))
                .build());
    }

    /** Breaks the session off; its grants live on. */
    synchronized void breakOff(Status status) {
        StreamObserver<SessionResponse> told = client;
        client = null;
        if (told != null) {
            told.onError(status.asRuntimeException());
        }
    }

    /** Opens the session that waits for it, or the one that comes. */
    synchronized void openFromNowOn() {
        opens = true;
        if (client != null) {
            open();
        }
    }

    private void send(SessionResponse response) {
        if (client != null) {
            client.onNext(response);
        }
    }

    private synchronized void forget(StreamObserver<SessionResponse> responses) {
        if (responses.equals(client)) {
            client = null;
        }
    }

    private synchronized void ended(StreamObserver<SessionResponse> responses) {
        halfCloses++;
        grants.clear();
        client = null;
        responses.onCompleted();
    }
}
