package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/** A console that watches: takes messages only when it asks for them, and holds what they add up to. */
final class Watcher implements ClientResponseObserver<WatchRequest, WatchResponse> {
    private final BlockingQueue<WatchResponse> arrived = new LinkedBlockingQueue<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final Map<String, Instance> rows = new TreeMap<>();
    private final int first;
    private @Nullable ClientCallStreamObserver<WatchRequest> call;
    private long revision;

    private Watcher(int first) {
        this.first = first;
    }

    /** Watches as that person, and asks for so many messages to begin with. */
    static Watcher begin(AgentInProcess agent, AgentInProcess.Person person, WatchRequest request, int messages) {
        var watcher = new Watcher(messages);
        AgentInProcess.as(person, AdminServiceGrpc.newStub(agent.channel)).watch(request, watcher);
        return watcher;
    }

    static Watcher begin(AgentInProcess agent) {
        return begin(agent, AgentInProcess.MIRA, WatchRequest.getDefaultInstance(), 1_000_000);
    }

    /** The same console again: it watches on from what it knows, and asks for one message. */
    Watcher again(AgentInProcess agent, WatchRequest request) {
        var watcher = new Watcher(1);
        watcher.rows.putAll(rows);
        watcher.revision = revision;
        AgentInProcess.as(AgentInProcess.MIRA, AdminServiceGrpc.newStub(agent.channel))
                .watch(request, watcher);
        return watcher;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<WatchRequest> started) {
        call = started;
        started.disableAutoRequestWithInitial(first);
    }

    @Override
    public void onNext(WatchResponse message) {
        arrived.add(message);
    }

    @Override
    public void onError(Throwable t) {
        ended.complete(Status.fromThrowable(t));
    }

    @Override
    public void onCompleted() {
        ended.complete(Status.OK);
    }

    void ask(int messages) {
        Objects.requireNonNull(call).request(messages);
    }

    void cancel() {
        Objects.requireNonNull(call).cancel("the console closed", null);
    }

    /** The next message, waited for. */
    WatchResponse next() {
        try {
            WatchResponse message = arrived.poll(10, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came");
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What has arrived and was not taken yet. */
    List<WatchResponse> waiting() {
        return List.copyOf(arrived);
    }

    Status end() {
        return ended.orTimeout(10, TimeUnit.SECONDS).join();
    }

    boolean ended() {
        return ended.isDone();
    }

    /** Adds up everything that has arrived, as a console does: never older, never twice, removed things go. */
    Map<String, Instance> fold() {
        while (!arrived.isEmpty()) {
            fold(next());
        }
        return rows;
    }

    private void fold(WatchResponse message) {
        if (message.getHeartbeat()) {
            assertEquals(revision, message.getStateRevision());
            return;
        }
        boolean serverAlone = message.getChangedCount() == 0 && message.getRemovedProductIdsCount() == 0;
        assertTrue(
                message.getFull()
                        || message.getStateRevision() > revision
                        || (serverAlone && message.getStateRevision() == revision && message.hasServer()),
                () -> "revision " + message.getStateRevision() + " after " + revision);
        if (message.getFull()) {
            rows.clear();
        }
        message.getChangedList().forEach(row -> rows.put(row.getProductId(), row));
        message.getRemovedProductIdsList().forEach(id -> assertTrue(rows.remove(id) != null || !message.getFull(), id));
        revision = message.getStateRevision();
    }

    long revision() {
        return revision;
    }
}
