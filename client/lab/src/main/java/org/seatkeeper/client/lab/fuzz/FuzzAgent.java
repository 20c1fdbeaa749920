package org.seatkeeper.client.lab.fuzz;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Permission;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.Caller;
import org.seatkeeper.agent.identity.Callers;
import org.seatkeeper.agent.identity.Door;
import org.seatkeeper.agent.service.Administrators;
import org.seatkeeper.agent.service.AgentFacts;
import org.seatkeeper.agent.service.Clocks;
import org.seatkeeper.agent.service.FaultInterceptor;
import org.seatkeeper.agent.service.Keeper;
import org.seatkeeper.agent.service.Services;
import org.seatkeeper.agent.service.SystemTimer;
import org.seatkeeper.agent.storage.OperationRetention;
import org.seatkeeper.agent.storage.SqliteStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.StoreFounder;
import org.seatkeeper.agent.storage.StoreRefused;

/** The real keeper, store and services of an agent in this process, asked by an administrator without a network. */
final class FuzzAgent implements AutoCloseable {
    private static final IdentityName WHO = new IdentityName(IdentityName.Kind.OPERATOR, "fuzzer");

    private final SystemTimer timer = new SystemTimer();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Keeper keeper;
    private final Services services;
    private final Server server;
    private final ManagedChannel channel;

    FuzzAgent(Path folder, SplittableRandom random) throws IOException {
        Clocks clocks = Clocks.system();
        Path database = folder.resolve("seatkeeper.db");
        var founding = new Founding(
                id(random), "fuzzed", id(random), "fuzzed", random.nextLong() | 1, List.of(), clocks.wall());
        try {
            new StoreFounder().found(database, founding);
            var store = SqliteStore.open(database, folder, OperationRetention.STANDARD, clocks::monotonicNanos);
            SplittableRandom ids = random.split();
            keeper = new Keeper(
                    store,
                    Policy.DEFAULT,
                    clocks,
                    timer,
                    () -> new Act.Ids(id(ids), id(ids), id(ids)),
                    (_, _) -> true,
                    why -> faults.add("the keeper stopped: " + why),
                    "");
            var facts =
                    new AgentFacts(founding, "0.1.0", "none", clocks.wall(), folder, () -> Optional.<Instant>empty());
            services = new Services(keeper, store, Policy.DEFAULT, facts, clocks, timer, calls, Administrators.NONE);
        } catch (StoreFault | StoreRefused e) {
            throw new IOException(e.getMessage(), e);
        }
        String name = id(random).toString();
        server = server(name);
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    private Server server(String name) throws IOException {
        var builder = InProcessServerBuilder.forName(name).directExecutor();
        services.all().forEach(builder::addService);
        // gRPC runs the last one added first.
        Services.interceptors(new FaultInterceptor(() -> {
                    faults.add("a service threw");
                    return "fuzz";
                }))
                .reversed()
                .forEach(builder::intercept);
        return builder.intercept(new Administrator()).build().start();
    }

    private static UUID id(SplittableRandom random) {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE);
    }

    /** What the doors do for an administrator: say who calls. */
    private static final class Administrator implements ServerInterceptor {
        private final Caller caller = new Caller(
                WHO,
                Door.TLS,
                "tls 192.0.2.1:1",
                Set.of(Role.ADMINISTRATOR),
                EnumSet.allOf(Permission.class),
                Optional.empty(),
                OptionalInt.empty());

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            Context context =
                    Context.current().withValue(Callers.CURRENT, caller).withValue(Callers.RIGHT, () -> true);
            return Contexts.interceptCall(context, call, headers, next);
        }
    }

    /** How to ask it. */
    Channel channel() {
        return channel;
    }

    /** What went wrong inside, whatever was answered. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        services.stop();
        server.shutdownNow();
        keeper.close();
        timer.close();
        calls.shutdownNow();
    }
}
