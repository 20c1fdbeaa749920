package org.seatkeeper.client.lab.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.seatkeeper.agent.main.AgentLayout;

/**
 * The people who use the company's products: each crowd asks its agent for licenses over {@code license.sock}, as the product
 * itself would with the SDK, and gives them back. Bounded: the first {@value #SERVERS_MAX} servers have crowds, one a product.
 */
final class Clientele implements AutoCloseable {
    /** Most servers whose products are used: each crowd has a connection and threads of its own. */
    static final int SERVERS_MAX = 24;

    private static final long STEP_MILLIS = 400;
    private static final long CLOSING_SECONDS = 10;

    private final List<Crowd> crowds = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clientele").factory());

    /** Connects the crowds to the agents; nobody comes yet. The seed decides who comes when. */
    Clientele(List<DemoServer> servers, Function<DemoServer, AgentLayout> layouts, long seed) {
        for (DemoServer server : servers.subList(0, Math.min(servers.size(), SERVERS_MAX))) {
            Path socket = layouts.apply(server).licenseSocket();
            for (Holding holding : server.holdings()) {
                var random = new SplittableRandom(seed ^ (server.name() + holding.product()).hashCode());
                crowds.add(new Crowd(socket, server, holding, random, thread));
            }
        }
    }

    /**
     * The first come at once, up to what is usual; from then on they come and go.
     *
     * @return completes when the first were answered, or failed to be
     */
    CompletableFuture<Void> begin() {
        var first = CompletableFuture.supplyAsync(
                        () -> crowds.stream().map(Crowd::open).toArray(CompletableFuture<?>[]::new), thread)
                .thenCompose(CompletableFuture::allOf);
        var _ = thread.scheduleAtFixedRate(
                () -> crowds.forEach(Crowd::step), STEP_MILLIS, STEP_MILLIS, TimeUnit.MILLISECONDS);
        return first;
    }

    /** Everybody leaves: each crowd ends its session, which gives back whatever it held. All at the same time. */
    @Override
    public void close() {
        thread.shutdownNow();
        ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor();
        try {
            crowds.forEach(crowd -> closing.execute(crowd::close));
            closing.shutdown();
            var _ = closing.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        } finally {
            closing.shutdownNow(); // Closing it would wait without limit; who did not leave by now leaves with the
            // lease.
        }
    }
}
