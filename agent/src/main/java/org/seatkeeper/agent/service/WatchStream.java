package org.seatkeeper.agent.service;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.seatkeeper.proto.v1.WatchResponse;

/**
 * One console watching this server. A console that reads slowly is sent the newest state when it is ready again, never a
 * backlog, so it costs this server one reference. A heartbeat tells quiet from dead.
 */
final class WatchStream {
    private final ServerCallStreamObserver<WatchResponse> console;
    private final States states;
    private final Reader reader;
    private final Supplier<Figures> newest;
    private final Duration heartbeat;
    private final Timer timer;
    private final BooleanSupplier mayStillWatch;
    private final Consumer<WatchStream> onGone;

    // Guarded by this.
    private States.Known known;

    /** From the start: one who has the newest state is told so at once, or would not know that we are there. */
    private boolean heartbeatDue = true;

    private boolean gone;
    private Optional<Timer.Scheduled> next = Optional.empty();
    private Optional<Runnable> unwatch = Optional.empty();

    WatchStream(
            ServerCallStreamObserver<WatchResponse> console,
            States states,
            Reader reader,
            States.Known known,
            Supplier<Figures> newest,
            Duration heartbeat,
            Timer timer,
            BooleanSupplier mayStillWatch,
            Consumer<WatchStream> onGone) {
        this.console = console;
        this.states = states;
        this.reader = reader;
        this.known = known;
        this.newest = newest;
        this.heartbeat = heartbeat;
        this.timer = timer;
        this.mayStillWatch = mayStillWatch;
        this.onGone = onGone;
    }

    /**
     * Sets the handlers and begins to watch; must run before the service method returns.
     *
     * @param watch takes this watcher, and returns what ends its watching
     */
    void begin(Function<Consumer<Figures>, Runnable> watch) {
        console.setOnReadyHandler(this::send);
        console.setOnCancelHandler(() -> end()); // Also keeps onNext from throwing once the console has gone.
        scheduleHeartbeat();
        Runnable ends = watch.apply(_ -> send());
        boolean goneMeanwhile;
        synchronized (this) {
            unwatch = Optional.of(ends);
            goneMeanwhile = gone;
        }
        if (goneMeanwhile) {
            ends.run();
        }
    }

    /** What it is told of may be older than what others were told meanwhile: it looks for itself, and never goes back. */
    private synchronized void send() {
        if (gone || !console.isReady() || console.isCancelled()) {
            return;
        }
        Figures figures = newest.get();
        if (!States.upToDate(figures, known)) {
            console.onNext(states.since(figures, known, reader).toBuilder()
                    .setHeartbeatSeconds((int) heartbeat.toSeconds())
                    .build());
            known = new States.Known(figures.epoch(), figures.stateRevision(), figures.readOnlyCause());
            heartbeatDue = false;
            scheduleHeartbeat();
        } else if (heartbeatDue) {
            heartbeatDue = false;
            console.onNext(WatchResponse.newBuilder()
                    .setEpoch(known.epoch())
                    .setStateRevision(known.stateRevision())
                    .setHeartbeat(true)
                    .setHeartbeatSeconds((int) heartbeat.toSeconds())
                    .build());
        }
    }

    private synchronized void scheduleHeartbeat() {
        next.ifPresent(Timer.Scheduled::cancel);
        next = gone ? Optional.empty() : Optional.of(timer.after(heartbeat, this::beat));
    }

    private void beat() {
        if (!mayStillWatch.getAsBoolean()) {
            sendAway(Status.PERMISSION_DENIED.withDescription("the right to watch this server has ended"));
            return;
        }
        synchronized (this) {
            heartbeatDue = true;
        }
        scheduleHeartbeat();
        send();
    }

    /** The console has gone, or is sent away. True the first time. */
    private boolean end() {
        Optional<Runnable> ends;
        synchronized (this) {
            if (gone) {
                return false;
            }
            gone = true;
            next.ifPresent(Timer.Scheduled::cancel);
            ends = unwatch;
        }
        ends.ifPresent(Runnable::run);
        onGone.accept(this);
        return true;
    }

    private void sendAway(Status why) {
        if (end()) {
            console.onError(why.asRuntimeException());
        }
    }

    /** The agent stops: the console is told to come back later. */
    void stop() {
        sendAway(Status.UNAVAILABLE.withDescription("the agent is stopping"));
    }
}
