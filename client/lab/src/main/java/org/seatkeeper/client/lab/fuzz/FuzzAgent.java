package org.seatkeeper.client.lab.fuzz;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.Policy;
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
import org.seatkeeper.client.lab.process.KnownCaller;

/** The real keeper, store and services of an agent in this process, asked by an administrator without a network. */
final class FuzzAgent implements AutoCloseable {
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
        return builder.intercept(new KnownCaller("fuzzer")).build().start();
    }

    private static UUID id(SplittableRandom random) {
        return new UUID(
                (random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE);
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
