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
import java.util.function.UnaryOperator;
import org.seatkeeper.agent.domain.Access;
import org.seatkeeper.agent.domain.Alarm;
import org.seatkeeper.agent.domain.Block;
import org.seatkeeper.agent.domain.DenialRow;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.Settings;
import org.seatkeeper.agent.storage.Kept;
import org.seatkeeper.agent.storage.KeptSession;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.Turn;
import org.seatkeeper.agent.storage.UseBatch;
import org.seatkeeper.agent.storage.UseReader;
import org.seatkeeper.proto.v1.RequestRequest;
import org.seatkeeper.proto.v1.RequestResponse;

/** Faults of the kinds that a history must not hide, planted in the agent. */
record Planted(String name, Supplier<Plant> maker) {
    /** All of them. */
    static List<Planted> all() {
        return List.of(
                new Planted("who starts anew lets one client in over the number", () -> settings(Planted::graced)),
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
                new Planted("a turn that was kept is called rolled back: memory and file part", Planted::lying),
                new Planted("a hold does not count any more after a start", () -> settings(i -> held(i, 0))),
                new Planted("a hold does not end any more after a start", () -> settings(i -> held(i, 86_400))),
                new Planted("a lease is shorter than was asked for", () -> wired(new Lease(3_600))),
                new Planted("a lease does not end", () -> wired(new Lease(-82_800))),
                new Planted("a session loses a grant at each start", () -> reading(SessionRows.LOSING)),
                new Planted("a session has a grant twice after a start", () -> reading(SessionRows.DOUBLING)),
                new Planted("a resumption is answered and not kept", Planted::tokensForgotten));
    }

    /** For one history. */
    Plant fresh() {
        return maker.get();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Plant settings(UnaryOperator<Instance> change) {
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
                                k.instances().stream().map(change).toList(),
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
        return with(i, new Settings(1, s.holdSeconds(), s.key(), s.machines(), s.leaseSeconds()));
    }

    private static Instance held(Instance i, int seconds) {
        Settings s = i.settings();
        return with(i, new Settings(s.grace(), seconds, s.key(), s.machines(), s.leaseSeconds()));
    }

    private static Instance with(Instance i, Settings settings) {
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
                settings,
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
        return with(t, u.records().stream().filter(forgotten.negate()).toList(), u.sessions());
    }

    private static Turn with(Turn t, List<LogRecord> records, List<KeptSession> sessions) {
        UseBatch u = t.use();
        var use = new UseBatch(
                records,
                u.firstPosition(),
                u.newAccesses(),
                u.counts(),
                sessions,
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

    /** Rows of sessions as they are read at a start. */
    private enum SessionRows {
        LOSING,
        DOUBLING
    }

    private static Plant reading(SessionRows how) {
        return new Plant() {
            @Override
            public Store store(Store real) {
                return new PassingStore(real) {
                    @Override
                    public void use(UseReader reader, long fromDay) throws StoreFault {
                        super.use(new Rereading(reader, how == SessionRows.DOUBLING), fromDay);
                    }
                };
            }
        };
    }

    /** Loses the first grant of a session that it reads, or reads it twice. */
    private static final class Rereading implements UseReader {
        private final UseReader reader;
        private final boolean doubling;
        private boolean done;

        Rereading(UseReader reader, boolean doubling) {
            this.reader = reader;
            this.doubling = doubling;
        }

        @Override
        public void session(KeptSession kept) {
            reader.session(kept);
        }

        @Override
        public void taken(LogRow row) {
            boolean first = !done && row.session() != 0;
            done |= first;
            if (!first || doubling) {
                reader.taken(row);
            }
            if (first && doubling) {
                reader.taken(new LogRow(
                        row.position(),
                        -row.fence(),
                        row.product(),
                        new UUID(
                                ~row.handle().getMostSignificantBits(),
                                row.handle().getLeastSignificantBits()),
                        row.client(),
                        row.number(),
                        row.openedAt(),
                        row.leaseSeconds(),
                        row.session(),
                        row.traits()));
            }
        }

        @Override
        public void ended(long position, long fence) {
            reader.ended(position, fence);
        }

        @Override
        public void access(Access access) {
            reader.access(access);
        }

        @Override
        public void block(Block block) {
            reader.block(block);
        }

        @Override
        public void denial(DenialRow row) {
            reader.denial(row);
        }

        @Override
        public void alarm(Alarm alarm) {
            reader.alarm(alarm);
        }
    }

    private static Plant tokensForgotten() {
        return new Plant() {
            @Override
            public Store store(Store real) {
                var known = new HashSet<Long>();
                return new PassingStore(real) {
                    @Override
                    public void commit(Turn t) throws StoreFault {
                        UseBatch u = t.use();
                        super.commit(with(
                                t,
                                u.records(),
                                u.sessions().stream()
                                        .filter(session -> known.add(session.id()))
                                        .toList()));
                    }
                };
            }
        };
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

    /** Leases of their own, so much shorter; of an hour and a half at least. */
    private static final class Lease extends Between {
        private final int seconds;

        Lease(int seconds) {
            this.seconds = seconds;
        }

        @Override
        RequestRequest arriving(RequestRequest request) {
            int asked = request.getLeaseSeconds() - seconds;
            return request.toBuilder()
                    .setLeaseSeconds(Math.clamp(asked, 1_800, 86_400))
                    .build();
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
