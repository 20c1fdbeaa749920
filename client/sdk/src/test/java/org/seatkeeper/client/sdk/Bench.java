package org.seatkeeper.client.sdk;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionClaim;

/** A client and an agent in one process, on one thread: after a call everything that follows from it has happened. */
final class Bench implements AutoCloseable {
    static final Client ALICE = Client.of("tarn\\alice", "WS-17");
    static final Duration SECOND = Duration.ofSeconds(1);

    final FakeAgent agent = new FakeAgent();
    final ManualTimer timer = new ManualTimer();
    final Counts counts = new Counts();
    final List<License> revoked = new ArrayList<>();
    final Licenses licenses;
    private final Server server;
    private final ManagedChannel channel;

    Bench() {
        this(builder -> builder);
    }

    Bench(UnaryOperator<LicensesBuilder> also) {
        String name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(agent)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
        licenses = also.apply(Licenses.on(channel)
                        .product("tarn-sql-14")
                        .random(new Random(7))
                        .metrics(counts)
                        .onRevoked(revoked::add)
                        .timer(timer))
                .open();
    }

    CompletableFuture<License> ask() {
        return licenses.requestAsync(ALICE).toCompletableFuture();
    }

    /** Claims that came so far. */
    List<SessionClaim> claims() {
        return agent.asks.stream()
                .filter(SessionAsk::hasRequest)
                .map(SessionAsk::getRequest)
                .toList();
    }

    /** Handle ids that were released so far. */
    List<String> releases() {
        return agent.asks.stream()
                .filter(SessionAsk::hasRelease)
                .map(ask -> ask.getRelease().getHandleId())
                .toList();
    }

    @Override
    public void close() {
        licenses.close();
        channel.shutdownNow();
        server.shutdownNow();
    }
}
