package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.domain.Instance;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.WatchResponse;

class WatchStreamTest {
    private final MemoryStore store = new MemoryStore(Bench.FOUNDING);
    private final HandClocks clocks = new HandClocks(Bench.START);
    private final Console console = new Console();
    private final List<Consumer<Figures>> told = new ArrayList<>();
    private final List<WatchStream> gone = new ArrayList<>();
    private final AtomicReference<Figures> shown = new AtomicReference<>();
    private final FiguresBuilder builder = new FiguresBuilder(store.load(), 3);
    private Bench bench;
    private WatchStream stream;

    @BeforeEach
    void start() throws StoreFault {
        bench = new Bench(store);
        var facts = new AgentFacts(Bench.FOUNDING, "0.1.0", "small", Bench.START, Path.of("agent"), Optional::empty);
        shown.set(builder.figures());
        stream = new WatchStream(
                console,
                new States(new ServerRows(facts, bench.keeper)),
                new Reader(Bench.ASKER, Set.of(), "tls", Optional.empty()),
                States.Known.NOTHING,
                shown::get,
                Duration.ofSeconds(15),
                clocks,
                () -> true,
                gone::add);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void figuresThatArriveLateNeverTakeAConsoleBack() {
        stream.begin(this::watch);
        Figures first = changed(1);
        Figures second = changed(2);
        shown.set(second);
        told.getFirst().accept(second);
        told.getFirst().accept(first);
        told.getFirst().accept(builder.figures());
        assertEquals(List.of(0L, 2L), console.revisions);
    }

    @Test
    void aConsoleThatHasGoneBeforeItsWatchBeganIsNotWatchedFor() {
        stream.begin(watcher -> {
            console.cancel();
            return watch(watcher);
        });
        assertEquals(List.of(), told);
        assertEquals(List.of(stream), gone);
        assertEquals(0, clocks.waiting());
    }

    @Test
    void aConsoleIsSentAwayOnceHoweverManyReasonsThereAre() {
        stream.begin(this::watch);
        stream.stop();
        stream.stop();
        console.cancel();
        assertEquals(List.of(Status.Code.UNAVAILABLE), console.errors);
        assertEquals(List.of(stream), gone);
        assertEquals(List.of(), told);
    }

    private Figures changed(long revision) {
        var instance = Instance.of(Bench.product(Bench.SQL));
        return builder.after(
                new FiguresBuilder.Changes(revision, Map.of(Bench.SQL, instance), List.of(), Optional.empty()), 1);
    }

    private Runnable watch(Consumer<Figures> watcher) {
        told.add(watcher);
        watcher.accept(shown.get());
        return () -> told.remove(watcher);
    }

    /** The server's side of a call, always ready. */
    private static final class Console extends ServerCallStreamObserver<WatchResponse> {
        final List<Long> revisions = new ArrayList<>();
        final List<Status.Code> errors = new ArrayList<>();
        private Runnable onCancel = () -> {};
        private boolean cancelled;

        void cancel() {
            cancelled = true;
            onCancel.run();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void setOnCancelHandler(Runnable handler) {
            onCancel = handler;
        }

        @Override
        public void setCompression(String compression) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void onNext(WatchResponse message) {
            revisions.add(message.getStateRevision());
        }

        @Override
        public void onError(Throwable t) {
            errors.add(Status.fromThrowable(t).getCode());
        }

        @Override
        public void onCompleted() {}
    }
}
