package org.seatkeeper.client.lab.torture.histories;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.domain.Settings;
import org.seatkeeper.agent.storage.Kept;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.Turn;
import org.seatkeeper.agent.storage.UseBatch;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;

/** Faults of the kinds that a history must not hide, planted in the agent. */
record Planted(String name, Supplier<Plant> maker) {
    /** All of them. */
    static List<Planted> all() {
        return List.of(
                new Planted("who starts anew lets one client in over the number", Planted::oneOver),
                new Planted(
                        "now and then a grant is answered and not kept: a restart loses it",
                        () -> forgetting(record -> record instanceof LogRecord.Taken)),
                new Planted(
                        "now and then a release is answered and not kept: a restart brings the grant back",
                        () -> forgetting(record -> record instanceof LogRecord.Ended)),
                new Planted(
                        "who asks again with the same handle is taken for somebody who asks for another",
                        () -> wired(new Twice())),
                new Planted(
                        "a refusal is remembered, and given again after a license has become free",
                        () -> wired(new Stale())),
                new Planted("a turn that was kept is called rolled back: memory and file part", Planted::lying));
    }

    /** For one history. */
    Plant fresh() {
        return maker.get();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Plant oneOver() {
        return new Plant() {
            @Override
            public Store store(Store real) {
                return new PassingStore(real) {
                    @Override
                    public Kept load() throws StoreFault {
                        Kept k = super.load();
                        return new Kept(
                                k.founding(),
                                k.stateRevision(),
                                k.instances().stream().map(Planted::graced).toList(),
                                k.changedAt(),
                                k.ledger(),
                                k.changes(),
                                k.head(),
                                k.bindings(),
                                k.aliveAt());
                    }
                };
            }
        };
    }

    private static Instance graced(Instance i) {
        Settings s = i.settings();
        return new Instance(
                i.product(),
                i.mode(),
                i.enforcement(),
                i.revision(),
                i.gone(),
                i.perServer(),
                i.poolUser(),
                i.poolDevice(),
                i.unclaimed(),
                i.modeChange(),
                i.entries(),
                new Settings(1, s.holdSeconds(), s.key(), s.machines(), s.leaseSeconds()),
                i.use());
    }

    private static Plant forgetting(Predicate<LogRecord> what) {
        var seen = new AtomicInteger();
        return new Plant() {
            @Override
            public Store store(Store real) {
                return new PassingStore(real) {
                    @Override
                    public void commit(Turn t) throws StoreFault {
                        super.commit(without(t, record -> what.test(record) && seen.incrementAndGet() % 7 == 0));
                    }
                };
            }
        };
    }

    private static Turn without(Turn t, Predicate<LogRecord> forgotten) {
        UseBatch u = t.use();
        List<LogRecord> left = u.records().stream().filter(forgotten.negate()).toList();
        var use = new UseBatch(
                left,
                u.firstPosition(),
                u.newAccesses(),
                u.counts(),
                u.sessions(),
                u.ended(),
                u.blocks(),
                u.lifted(),
                u.history());
        return new Turn(
                t.stateRevision(),
                t.at(),
                t.touched(),
                t.forgotten(),
                t.entries(),
                t.changes(),
                t.audit(),
                t.operations(),
                use);
    }

    private static Plant lying() {
        var turns = new AtomicInteger();
        return new Plant() {
            @Override
            public Store store(Store real) {
                return new PassingStore(real) {
                    @Override
                    public void commit(Turn turn) throws StoreFault {
                        super.commit(turn);
                        boolean plain = turn.touched().isEmpty() && turn.audit().isEmpty();
                        if (plain && turns.incrementAndGet() % 10 == 0) {
                            throw new StoreFault.RolledBack("Said so.", new IllegalStateException("planted"));
                        }
                    }
                };
            }
        };
    }

    private static Plant wired(ClientInterceptor interceptor) {
        return new Plant() {
            @Override
            public List<ClientInterceptor> wire() {
                return List.of(interceptor);
            }
        };
    }

    /** Looks at requests for licenses on their way in, and at their answers on their way out. */
    private abstract static class Between implements ClientInterceptor {
        RequestRequest arriving(RequestRequest request) {
            return request;
        }

        RequestResponse leaving(String product, RequestResponse response) {
            return response;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
            var product = new String[] {""};
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void sendMessage(Q message) {
                    if (message instanceof RequestRequest request) {
                        product[0] = request.getProductId();
                        super.sendMessage((Q) arriving(request));
                    } else {
                        super.sendMessage(message);
                    }
                }

                @Override
                public void start(Listener<R> listener, Metadata headers) {
                    super.start(
                            new SimpleForwardingClientCallListener<>(listener) {
                                @Override
                                public void onMessage(R message) {
                                    super.onMessage(
                                            message instanceof RequestResponse response
                                                    ? (R) leaving(product[0], response)
                                                    : message);
                                }
                            },
                            headers);
                }
            };
        }
    }

    private static final class Twice extends Between {
        private final Set<String> seen = new HashSet<>();
        private long fresh;

        @Override
        synchronized RequestRequest arriving(RequestRequest request) {
            return seen.add(request.getHandleId())
                    ? request
                    : request.toBuilder()
                            .setHandleId(new UUID(0x4000, Long.MIN_VALUE | ++fresh).toString())
                            .build();
        }
    }

    private static final class Stale extends Between {
        private final ConcurrentHashMap<String, AtomicInteger> left = new ConcurrentHashMap<>();

        @Override
        RequestResponse leaving(String product, RequestResponse response) {
            AtomicInteger again = left.computeIfAbsent(product, _ -> new AtomicInteger());
            if (response.hasRefusal()) {
                again.set(3);
            } else if (again.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                return RequestResponse.newBuilder()
                        .setRefusal(org.seatkeeper.proto.v1.Refusal.getDefaultInstance())
                        .build();
            }
            return response;
        }
    }
}
