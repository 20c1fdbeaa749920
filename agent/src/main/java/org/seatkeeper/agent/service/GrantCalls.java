package org.seatkeeper.agent.service;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Claim;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.HandleDecision;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.Lease;
import org.seatkeeper.agent.domain.LicensingMode;
import org.seatkeeper.agent.domain.ProductId;
import org.seatkeeper.agent.domain.Settings;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.QueryResponse;
import org.seatkeeper.proto.v1.ReleaseRequest;
import org.seatkeeper.proto.v1.ReleaseResponse;
import org.seatkeeper.proto.v1.RenewRequest;
import org.seatkeeper.proto.v1.RenewResponse;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;

/** Licenses one by one, each grant with a lease of its own: for simple callers in any language. */
final class GrantCalls {
    private static final long NO_SESSION = 0;

    private final Keeper keeper;
    private final Claims claims;
    private final Supplier<Reader> reader;

    GrantCalls(Keeper keeper, Administrators administrators, Supplier<Reader> reader) {
        this.keeper = keeper;
        this.claims = new Claims(administrators);
        this.reader = reader;
    }

    void request(RequestRequest r, StreamObserver<RequestResponse> reply) {
        Reader caller = reader.get();
        if (r.getLeaseSeconds() != 0 && r.getLeaseSeconds() < Settings.LEASE_MIN) {
            throw new MalformedRequest("lease_seconds is 0, or at least " + Settings.LEASE_MIN);
        }
        Claim claim = claims.of(r.getHandleId(), r.getClient(), false);
        ProductId product = Commands.product(r.getProductId());
        keeper.grant(new UnaryWork<>(
                reply,
                desk -> own(desk, caller, product, instance -> {
                    int seconds = r.getLeaseSeconds() == 0 ? instance.settings().leaseSeconds() : r.getLeaseSeconds();
                    var lease = new Lease(NO_SESSION, seconds);
                    return requested(desk.request(instance, claim, lease, local(caller)));
                })));
    }

    private static Answer<RequestResponse> requested(GrantDesk.Outcome outcome) {
        return switch (outcome) {
            case GrantDesk.Outcome.Granted(Grant grant, boolean repeated) ->
                new Answer.Value<>(RequestResponse.newBuilder()
                        .setGrant(GrantRows.grant(grant, repeated))
                        .build());
            case GrantDesk.Outcome.Refused(var why) ->
                new Answer.Value<>(RequestResponse.newBuilder()
                        .setRefusal(Rows.refusal(why))
                        .build());
            case GrantDesk.Outcome.ReleasedBefore _ ->
                fault(Status.FAILED_PRECONDITION, "the handle was released a short while ago; make a new one");
            case GrantDesk.Outcome.OtherLease _ -> fault(Status.FAILED_PRECONDITION, "the handle belongs to a session");
            case GrantDesk.Outcome.Exhausted(String limit) -> fault(Status.RESOURCE_EXHAUSTED, limit);
            case GrantDesk.Outcome.CannotWrite(String cause) ->
                fault(Status.UNAVAILABLE, "the agent cannot write at the moment: " + cause);
        };
    }

    void renew(RenewRequest r, StreamObserver<RenewResponse> reply) {
        Reader caller = reader.get();
        ProductId product = Commands.product(r.getProductId());
        UUID handle = UUID.fromString(r.getHandleId());
        keeper.grant(new UnaryWork<>(
                reply,
                desk -> own(desk, caller, product, instance -> {
                    return switch (desk.renew(instance, handle, r.getFence(), NO_SESSION)) {
                        case HandleDecision.Held(Grant grant) ->
                            new Answer.Value<>(RenewResponse.newBuilder()
                                    .setLeaseSeconds(grant.lease().seconds())
                                    .build());
                        case HandleDecision.ReleasedBefore _, HandleDecision.Unknown _ -> unknown();
                        case HandleDecision.OldFence _ -> oldFence();
                        case HandleDecision.OtherLease _ ->
                            fault(
                                    Status.FAILED_PRECONDITION,
                                    "the grant belongs to a session, whose heartbeat renews it");
                    };
                })));
    }

    void release(ReleaseRequest r, StreamObserver<ReleaseResponse> reply) {
        Reader caller = reader.get();
        ProductId product = Commands.product(r.getProductId());
        UUID handle = UUID.fromString(r.getHandleId());
        keeper.grant(new UnaryWork<>(
                reply,
                desk -> own(desk, caller, product, instance -> {
                    if (!desk.readOnlyCause().isEmpty()) {
                        return fault(
                                Status.UNAVAILABLE, "the agent cannot write at the moment: " + desk.readOnlyCause());
                    }
                    return switch (desk.release(instance, handle, r.getFence(), NO_SESSION)) {
                        case HandleDecision.Held _ -> new Answer.Value<>(ReleaseResponse.getDefaultInstance());
                        case HandleDecision.ReleasedBefore _ ->
                            new Answer.Value<>(ReleaseResponse.newBuilder()
                                    .setRepeated(true)
                                    .build());
                        case HandleDecision.Unknown _ -> unknown();
                        case HandleDecision.OldFence _ -> oldFence();
                        case HandleDecision.OtherLease _ ->
                            fault(Status.FAILED_PRECONDITION, "the handle belongs to a session");
                    };
                })));
    }

    /** Without a handle it is answered from what is published, by whoever asks; with one, between two turns. */
    void query(QueryRequest r, StreamObserver<QueryResponse> reply) {
        Reader caller = reader.get();
        ProductId product = Commands.product(r.getProductId());
        if (r.getHandleId().isEmpty()) {
            Optional<Instance> instance = keeper.figures().row(product).map(Figures.Row::instance);
            Answer<QueryResponse> answer = instance.filter(i -> Ownership.speaksFor(caller, i.product()))
                    .<Answer<QueryResponse>>map(
                            i -> new Answer.Value<>(figures(i).build()))
                    .orElseGet(() -> foreign(caller, product));
            answer.give(reply);
            return;
        }
        UUID handle = UUID.fromString(r.getHandleId());
        keeper.grant(new UnaryWork<>(
                reply,
                desk -> own(desk, caller, product, instance -> {
                    Grant grant = desk.grants().uses().of(product).grant(handle);
                    QueryResponse.Builder figures = figures(instance);
                    return new Answer.Value<>(
                            grant == null
                                    ? figures.setUnknownHandle(true).build()
                                    : figures.setGrant(GrantRows.grant(grant, true))
                                            .build());
                })));
    }

    private static QueryResponse.Builder figures(Instance i) {
        long licenses = i.mode() == LicensingMode.PER_SERVER ? i.perServer() : i.poolUser() + i.poolDevice();
        return QueryResponse.newBuilder()
                .setMode(Enums.mode(i.mode()))
                .setEnforcement(Enums.enforcement(i.enforcement()))
                .setLicenses(licenses)
                .setInUse(i.inUse())
                .setFree(i.free());
    }

    /** For the product of that id, if the caller speaks for it: whether it exists is nobody else's business. */
    private static <R> Answer<R> own(
            GrantDesk desk, Reader caller, ProductId product, Function<Instance, Answer<R>> then) {
        Optional<Instance> instance = desk.instance(product).filter(i -> Ownership.speaksFor(caller, i.product()));
        return instance.isPresent() ? then.apply(instance.get()) : foreign(caller, product);
    }

    private static <R> Answer<R> foreign(Reader caller, ProductId product) {
        return fault(Status.PERMISSION_DENIED, Ownership.refusal(caller, product.value()));
    }

    static boolean local(Reader caller) {
        return caller.certificateExpires().isEmpty();
    }

    private static <R> Answer<R> unknown() {
        return fault(Status.NOT_FOUND, "this product holds no such handle; its lease may have run out");
    }

    private static <R> Answer<R> oldFence() {
        return fault(Status.FAILED_PRECONDITION, "the fence is an older one: the handle was granted anew since");
    }

    private static <R> Answer<R> fault(Status status, String words) {
        return new Answer.Fault<>(status.withDescription(words));
    }

    /** One reply or one status. */
    private sealed interface Answer<R> {
        record Value<R>(R value) implements Answer<R> {}

        record Fault<R>(Status status) implements Answer<R> {}

        default void give(StreamObserver<R> reply) {
            switch (this) {
                case Value<R>(R value) -> {
                    reply.onNext(value);
                    reply.onCompleted();
                }
                case Fault<R>(Status status) -> reply.onError(status.asRuntimeException());
            }
        }
    }

    /** One call on its way through a turn; answered once, whoever comes first. */
    private static final class UnaryWork<R> implements GrantWork {
        private final StreamObserver<R> reply;
        private final Function<GrantDesk, Answer<R>> decide;
        private final java.util.concurrent.atomic.AtomicBoolean answered =
                new java.util.concurrent.atomic.AtomicBoolean();
        private Optional<Answer<R>> decided = Optional.empty();

        UnaryWork(StreamObserver<R> reply, Function<GrantDesk, Answer<R>> decide) {
            this.reply = reply;
            this.decide = decide;
        }

        @Override
        public int weight() {
            return 1;
        }

        @Override
        public void decide(GrantDesk desk) {
            decided = Optional.of(decide.apply(desk));
        }

        @Override
        public void answer() {
            if (answered.compareAndSet(false, true)) {
                decided.ifPresent(answer -> answer.give(reply));
            }
        }

        @Override
        public void failed(Trouble why) {
            if (answered.compareAndSet(false, true)) {
                reply.onError(ActCalls.statusOf(why));
            }
        }
    }
}
