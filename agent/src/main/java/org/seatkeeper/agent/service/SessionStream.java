package org.seatkeeper.agent.service;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.Settings;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.Revoked;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/**
 * One product's session on the wire. Messages are read as long as fewer than {@value #UNANSWERED_MAX} asks are unanswered
 * and the product reads its answers; one that reads none for {@link #STUCK_MAX} is sent away, and its grants live on for
 * their lease. Requests come on the call's threads, answers on the keeper's.
 */
final class SessionStream implements StreamObserver<SessionRequest>, LicenseSession.Attached {
    /** Most asks that wait for their answers. */
    static final int UNANSWERED_MAX = 4_096;

    /** How long a product may leave its answers unread. */
    static final Duration STUCK_MAX = Duration.ofSeconds(30);

    private final ServerCallStreamObserver<SessionResponse> product;
    private final SessionCalls calls;
    private final Reader caller;

    // Set by the keeper when it is opened, before any ask is decided.
    private volatile @Nullable LicenseSession session;

    // Guarded by this.
    private int unanswered;
    private boolean reading = true;
    private boolean opened;
    private boolean over;
    private Optional<Timer.Scheduled> stuck = Optional.empty();

    SessionStream(ServerCallStreamObserver<SessionResponse> product, SessionCalls calls, Reader caller) {
        this.product = product;
        this.calls = calls;
        this.caller = caller;
    }

    /** Sets the handlers; must run before the service method returns. */
    void begin() {
        product.disableAutoRequest();
        product.setOnReadyHandler(this::goOn);
        product.setOnCancelHandler(() -> gone(false));
        product.request(1);
    }

    @Nullable
    LicenseSession session() {
        return session;
    }

    @Override
    public void onNext(SessionRequest message) {
        boolean first;
        synchronized (this) {
            if (over) {
                return;
            }
            first = !opened;
            opened = true;
            reading = false;
            unanswered += message.getAsksCount();
        }
        if (first != message.hasOpen()) {
            sendAway(Status.INVALID_ARGUMENT.withDescription(
                    first
                            ? "the first message of a session opens it"
                            : "a session is opened once, by its first message"));
            return;
        }
        if (first) {
            calls.keeper().grant(new Opening(message.getOpen()));
        }
        calls.keeper().grant(new SessionWork(this, asked(message.getAsksList())));
        goOn();
    }

    private List<SessionWork.Asked> asked(List<SessionAsk> asks) {
        var all = new ArrayList<SessionWork.Asked>(asks.size());
        for (SessionAsk ask : asks) {
            all.add(asked(ask));
        }
        return all;
    }

    private SessionWork.Asked asked(SessionAsk ask) {
        try {
            return switch (ask.getAskCase()) {
                case REQUEST ->
                    new SessionWork.Asked.Request(
                            ask.getNumber(),
                            calls.claims()
                                    .of(
                                            ask.getRequest().getHandleId(),
                                            ask.getRequest().getClient(),
                                            ask.getRequest().getAdmittedWhileSilent()));
                case RELEASE ->
                    new SessionWork.Asked.Release(
                            ask.getNumber(),
                            UUID.fromString(ask.getRelease().getHandleId()),
                            ask.getRelease().getFence());
                case ASK_NOT_SET -> new SessionWork.Asked.Invalid(ask.getNumber(), "nothing is asked");
            };
        } catch (MalformedRequest | IllegalArgumentException e) {
            return new SessionWork.Asked.Invalid(ask.getNumber(), String.valueOf(e.getMessage()));
        }
    }

    /** Reads the next message once there is room for it. */
    private void goOn() {
        boolean read;
        synchronized (this) {
            boolean ready = product.isReady();
            read = !over && !reading && ready && unanswered < UNANSWERED_MAX;
            reading |= read;
            watchForStuck(ready);
        }
        if (read) {
            product.request(1);
        }
    }

    private void watchForStuck(boolean ready) {
        if (ready || over) {
            stuck.ifPresent(Timer.Scheduled::cancel);
            stuck = Optional.empty();
        } else if (stuck.isEmpty()) {
            stuck = Optional.of(calls.timer()
                    .after(
                            STUCK_MAX,
                            () -> sendAway(Status.RESOURCE_EXHAUSTED.withDescription(
                                    "the answers of this session are not read; its grants live on for their lease"))));
        }
    }

    /** So many asks are answered by this. Any thread. */
    void answered(SessionResponse answers, int asks) {
        synchronized (this) {
            unanswered -= asks;
            if (over) {
                return;
            }
            if (asks > 0) {
                say(() -> product.onNext(answers));
            }
        }
        goOn();
    }

    @Override
    public void revoked(Grant grant) {
        synchronized (this) {
            if (!over) {
                SessionResponse ended = SessionResponse.newBuilder()
                        .addRevoked(Revoked.newBuilder()
                                .setHandleId(grant.handle().toString())
                                .setFence(grant.fence())
                                .setReason("an administrator ended the connection"))
                        .build();
                say(() -> product.onNext(ended));
            }
        }
    }

    @Override
    public void displaced() {
        sendAway(Status.ABORTED.withDescription("the session was resumed on another connection, or has ended"));
    }

    /**
     * Whoever broke the contract has had its call ended by what stands before the services, and nobody hears this any more:
     * that is not the keeper's trouble, whose thread this may be.
     */
    private void say(Runnable word) {
        calls.keeper().telling().give("session", () -> {
            try {
                word.run();
            } catch (IllegalStateException | StatusRuntimeException ended) {
                // The end of the call is told, or was: its grants live on for their lease.
            }
        });
    }

    private void sendAway(Status why) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            watchForStuck(true);
            say(() -> product.onError(why.asRuntimeException()));
        }
        leave(false);
    }

    /** The connection is gone; its grants live on for their lease, or are given back where the product has said so. */
    private void gone(boolean ended) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            watchForStuck(true);
        }
        leave(ended);
    }

    private void leave(boolean ended) {
        calls.keeper().grant(new Leaving(ended));
    }

    @Override
    public void onError(Throwable broken) {
        gone(false);
    }

    /** The product ends its session: its grants are given back. */
    @Override
    public void onCompleted() {
        synchronized (this) {
            if (!over) {
                say(product::onCompleted);
            }
        }
        gone(true);
    }

    /** Opens or resumes, in the first message's own turn. */
    private final class Opening implements GrantWork {
        private final OpenSession open;
        private final byte[] token = calls.token();
        private Status refused = Status.OK;
        private SessionResponse answer = SessionResponse.getDefaultInstance();

        Opening(OpenSession open) {
            this.open = open;
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void decide(GrantDesk desk) {
            var product = Commands.product(open.getProductId());
            var instance = desk.instance(product).filter(i -> Ownership.speaksFor(caller, i.product()));
            if (instance.isEmpty()) {
                refused = Status.PERMISSION_DENIED.withDescription(Ownership.refusal(caller, product.value()));
                return;
            }
            if (!desk.readOnlyCause().isEmpty()) {
                refused = Status.UNAVAILABLE.withDescription(
                        "the agent cannot write at the moment: " + desk.readOnlyCause());
                return;
            }
            int asked = open.getLeaseSeconds();
            if (asked != 0 && asked < Settings.LEASE_MIN) {
                refused = Status.INVALID_ARGUMENT.withDescription(
                        "lease_seconds is 0, or at least " + Settings.LEASE_MIN);
                return;
            }
            String owner = caller.asker().who().toString();
            String next = SessionCalls.digest(token);
            Optional<LicenseSession> found;
            if (open.getResumeToken().isEmpty()) {
                if (desk.sessions().full()) {
                    refused = Status.RESOURCE_EXHAUSTED.withDescription(
                            "this agent holds as many sessions as it may, " + LicenseSessions.MOST);
                    return;
                }
                int seconds = asked == 0 ? instance.get().settings().leaseSeconds() : asked;
                found = Optional.of(desk.sessions().open(product, owner, next, seconds, GrantCalls.local(caller)));
            } else {
                String digest = SessionCalls.digest(open.getResumeToken().toByteArray());
                found = desk.sessions().resume(product, owner, digest, next);
            }
            if (found.isEmpty()) {
                refused = Status.NOT_FOUND.withDescription(
                        "no session is resumed by that token: it was used, or its lease ran out; open a new one");
                return;
            }
            LicenseSession mine = found.get();
            session = mine;
            mine.attach(SessionStream.this);
            desk.grants().leases().renew(mine.lease(), desk.grants().moment().nanos());
            answer = SessionResponse.newBuilder()
                    .setOpened(org.seatkeeper.proto.v1.SessionOpened.newBuilder()
                            .setResumeToken(ByteString.copyFrom(token))
                            .setLeaseSeconds(mine.lease().seconds())
                            .setGrants(mine.lease().size())
                            .setWhenSilent(
                                    UseEnums.whenSilent(instance.get().product().whenSilent())))
                    .build();
        }

        @Override
        public void answer() {
            if (!refused.isOk()) {
                sendAway(refused);
                return;
            }
            synchronized (SessionStream.this) {
                if (!over) {
                    SessionResponse opening = answer;
                    say(() -> product.onNext(opening));
                }
            }
        }

        @Override
        public void failed(Trouble why) {
            sendAway(ActCalls.statusOf(why).getStatus());
        }
    }

    /** The connection is gone. */
    private final class Leaving implements GrantWork {
        private final boolean ended;

        Leaving(boolean ended) {
            this.ended = ended;
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void decide(GrantDesk desk) {
            LicenseSession mine = session;
            if (mine == null) {
                return;
            }
            mine.detach(SessionStream.this);
            long now = desk.grants().moment().nanos();
            if (ended) {
                desk.grants().leases().expire(mine.lease(), now);
            } else {
                desk.grants().leases().renew(mine.lease(), now);
            }
        }

        @Override
        public void answer() {}

        /** Its lease runs as it ran. */
        @Override
        public void failed(Trouble why) {}
    }
}
