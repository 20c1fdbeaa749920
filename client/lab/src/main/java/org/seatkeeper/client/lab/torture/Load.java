package org.seatkeeper.client.lab.torture;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Writers that ask without a pause, a few on each connection, until the agent is gone. */
final class Load implements AutoCloseable {
    /** Handshakes are what takes a new agent longest: fewer of them, and the writers are at work sooner. */
    private static final int WRITERS_PER_CONNECTION = 4;

    private final ConcurrentLinkedQueue<Operation> asked = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("writer-", 0).factory());
    private final List<CompletableFuture<?>> writers = new ArrayList<>();
    private final List<ManagedChannel> connections = new ArrayList<>();
    private final Board board;
    private final Path logs;
    private final int cycle;
    private volatile boolean dying;

    Load(Board board, Path logs, int cycle) {
        this.board = board;
        this.logs = logs;
        this.cycle = cycle;
    }

    /** Sets writers to work. */
    void begin(int count, SplittableRandom random, Supplier<ManagedChannel> channels) {
        for (int n = 0; n < count; n++) {
            int writer = n;
            if (n % WRITERS_PER_CONNECTION == 0) {
                connections.add(channels.get());
            }
            ManagedChannel connection = connections.getLast();
            var own = random.split();
            writers.add(CompletableFuture.runAsync(() -> write(writer, own, connection), threads));
        }
    }

    private void write(int writer, SplittableRandom random, ManagedChannel channel) {
        var intents = new Intents(random, board, InstantSource.system());
        var caller = new Caller(channel, board, () -> dying);
        try (var log = new WriterLog(logs.resolve(String.format("writer-%02d.log", writer)))) {
            boolean lives = true;
            while (lives && !dying) {
                var operation = new Operation(intents.next());
                asked.add(operation);
                log.asks(cycle, operation.move());
                Outcome outcome = caller.ask(operation.move());
                operation.told(outcome);
                log.told(cycle, operation.move(), outcome);
                lives = !(outcome instanceof Outcome.Unknown || outcome instanceof Outcome.NotSent);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Says that the agent is about to be killed. */
    void dying() {
        dying = true;
    }

    /** Waits for the writers, which end by themselves once the agent is gone; what they asked for. */
    List<Operation> ended() {
        CompletableFuture.allOf(writers.toArray(CompletableFuture<?>[]::new)).join();
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        connections.forEach(ManagedChannel::shutdownNow);
        threads.close();
    }
}
