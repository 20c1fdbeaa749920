package org.seatkeeper.client.lab.torture.histories;

import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.seatkeeper.agent.domain.Act;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.Policy;
import org.seatkeeper.agent.service.Administrators;
import org.seatkeeper.agent.service.AgentFacts;
import org.seatkeeper.agent.service.FaultInterceptor;
import org.seatkeeper.agent.service.Keeper;
import org.seatkeeper.agent.service.Services;
import org.seatkeeper.agent.storage.OperationRetention;
import org.seatkeeper.agent.storage.SqliteStore;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.StoreRefused;
import org.seatkeeper.client.lab.process.KnownCaller;

/** One run of the real keeper, store and services over the file of a store, reached without a network. */
final class LiveAgent implements AutoCloseable {
    /** The one client that the agent's configuration calls an administrator. */
    static final String ADMINISTRATOR = "root";

    /** The name of the store's file. */
    static final String DATABASE = "seatkeeper.db";

    private final Keeper keeper;
    private final Services services;
    private final Server server;
    private final ManagedChannel channel;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Starts.
     *
     * @param ids counts up over all runs of one store
     * @param between what the keeper takes for its store
     * @param wire what calls go through
     */
    LiveAgent(
            Path folder,
            Founding founding,
            HandTime time,
            AtomicLong ids,
            UnaryOperator<Store> between,
            List<ClientInterceptor> wire)
            throws IOException {
        try {
            Store store = between.apply(SqliteStore.open(
                    folder.resolve(DATABASE), folder, OperationRetention.STANDARD, time::monotonicNanos));
            keeper = new Keeper(
                    store,
                    Policy.DEFAULT,
                    time,
                    time,
                    () -> new Act.Ids(id(ids), id(ids), id(ids)),
                    (_, _) -> true,
                    _ -> stopped.set(true),
                    "");
            var facts = new AgentFacts(founding, "0.1.0", "none", time.wall(), folder, Optional::empty);
            var administrators = Administrators.of(Set.of(ADMINISTRATOR), Set.of(), List.of());
            services = new Services(keeper, store, Policy.DEFAULT, facts, time, time, Runnable::run, administrators);
        } catch (StoreFault | StoreRefused e) {
            throw new IOException(e.getMessage(), e);
        }
        String name = "history " + founding.agentId() + " " + ids.incrementAndGet();
        server = server(name);
        channel = InProcessChannelBuilder.forName(name)
                .directExecutor()
                .intercept(wire)
                .build();
    }

    private Server server(String name) throws IOException {
        var builder = InProcessServerBuilder.forName(name).directExecutor();
        services.all().forEach(builder::addService);
        // gRPC runs the last one added first.
        Services.interceptors(new FaultInterceptor(() -> "fault")).reversed().forEach(builder::intercept);
        return builder.intercept(new KnownCaller("historian")).build().start();
    }

    private static UUID id(AtomicLong ids) {
        return new UUID(0x4000, Long.MIN_VALUE | ids.incrementAndGet());
    }

    /** How to ask it. */
    Channel channel() {
        return channel;
    }

    /** Whether it has stopped by itself: its store was in doubt. */
    boolean stopped() {
        return stopped.get();
    }

    /** Stops the keeper: whoever waits is answered or turned away, and so is whoever still comes. */
    @Override
    public void close() {
        services.stop();
        keeper.close();
    }

    /** Once nobody can be on the way to it any more: a call that begins while its server ends would meet half of one. */
    void forget() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
