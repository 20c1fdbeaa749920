package org.seatkeeper.agent.service;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.seatkeeper.agent.identity.Callers;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.GetOverviewResponse;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/** The live view, and its unary twin. */
final class WatchCalls {
    /** Most watchers at once: consoles and scripts of a large team, with room. */
    static final int WATCHERS_MAX = 256;

    /** Where the watcher does not say. */
    static final Duration HEARTBEAT_DEFAULT = Duration.ofSeconds(30);

    private final Semaphore places = new Semaphore(WATCHERS_MAX);
    private final Set<WatchStream> streams = ConcurrentHashMap.newKeySet();
    private final Keeper keeper;
    private final States states;
    private final Overviews overviews;
    private final Timer timer;
    private final Supplier<Reader> reader;
    private final Supplier<Callers.Right> right;

    WatchCalls(Keeper keeper, States states, Timer timer, Supplier<Reader> reader, Supplier<Callers.Right> right) {
        this.keeper = keeper;
        this.states = states;
        this.overviews = new Overviews(states);
        this.timer = timer;
        this.reader = reader;
        this.right = right;
    }

    void overview(GetOverviewRequest request, StreamObserver<GetOverviewResponse> reply) {
        Figures figures = keeper.figures();
        var known = new States.Known(request.getEpoch(), request.getIfNewerThan(), "");
        Answers.now(
                States.upToDate(figures, known)
                        ? GetOverviewResponse.getDefaultInstance()
                        : overviews.since(figures, known, reader.get()),
                reply);
    }

    void watch(WatchRequest request, StreamObserver<WatchResponse> reply) {
        Reader who = reader.get();
        Callers.Right held = right.get();
        if (!places.tryAcquire()) {
            reply.onError(Status.RESOURCE_EXHAUSTED
                    .withDescription(WATCHERS_MAX + " watch this server already; close a console or try again later")
                    .asRuntimeException());
            return;
        }
        var stream = new WatchStream(
                (ServerCallStreamObserver<WatchResponse>) reply,
                states,
                who,
                new States.Known(request.getEpoch(), request.getFromStateRevision(), ""),
                keeper::figures,
                request.getHeartbeatSeconds() == 0
                        ? HEARTBEAT_DEFAULT
                        : Duration.ofSeconds(request.getHeartbeatSeconds()),
                timer,
                held::holds,
                this::gone);
        streams.add(stream);
        stream.begin(keeper::watch);
    }

    private void gone(WatchStream stream) {
        streams.remove(stream);
        places.release();
    }

    /** Sends every watcher away, to come back later. */
    void stop() {
        streams.forEach(WatchStream::stop);
    }
}
