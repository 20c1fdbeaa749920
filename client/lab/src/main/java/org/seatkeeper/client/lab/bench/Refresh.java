package org.seatkeeper.client.lab.bench;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.seatkeeper.client.fleet.Answer;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.LinkState;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;
import org.seatkeeper.client.link.Figures;
import org.seatkeeper.client.link.ServerCalls;
import org.seatkeeper.client.link.ServerEntry;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.GetOverviewRequest;
import org.seatkeeper.proto.v1.GetOverviewResponse;
import org.seatkeeper.proto.v1.WatchResponse;

/**
 * A console that asks every server of a fleet at once, over one connection each that stays open: for its overview, folded
 * into one picture of the fleet, or for as many bytes by the yardstick. Used by one thread.
 */
final class Refresh {
    /** Dials under way at once. */
    private static final int DIALS_MAX = 8;

    private static final long PATIENCE_SECONDS = 60;

    private final List<ServerEntry> servers;
    private final ServerCalls calls;
    private final List<Channel> bare = new ArrayList<>();
    private final List<GetOverviewResponse> known = new ArrayList<>();
    private Fleet fleet = Fleet.EMPTY;

    private Refresh(List<ServerEntry> servers, ServerCalls calls) {
        this.servers = servers;
        this.calls = calls;
    }

    /** Dials every server, a few at a time, and asks each for everything once. */
    static Refresh connect(List<ServerEntry> servers, ServerCalls calls) throws IOException, InterruptedException {
        var refresh = new Refresh(servers, calls);
        for (int from = 0; from < servers.size(); from += DIALS_MAX) {
            List<ServerEntry> some = servers.subList(from, Math.min(servers.size(), from + DIALS_MAX));
            refresh.known.addAll(refresh.ask(some, _ -> GetOverviewRequest.getDefaultInstance()));
        }
        for (ServerEntry server : servers) {
            refresh.bare.add(calls.bare(server.name()).toCompletableFuture().join());
        }
        return refresh;
    }

    /** Asks every server for everything, and makes one new picture of what they say. */
    void full() throws IOException, InterruptedException {
        List<GetOverviewResponse> replies = ask(servers, _ -> GetOverviewRequest.getDefaultInstance());
        var picture = new TreeMap<ServerName, Server>();
        for (int n = 0; n < servers.size(); n++) {
            picture.put(
                    servers.get(n).name(), fold(servers.get(n), replies.get(n).getState()));
        }
        fleet = new Fleet(picture);
    }

    /** Asks every server for what is newer than what is known, which is nothing. */
    void unchanged() throws IOException, InterruptedException {
        for (GetOverviewResponse reply : ask(servers, this::newer)) {
            if (reply.hasState()) {
                throw new IOException("an agent changed while it was measured");
            }
        }
    }

    private GetOverviewRequest newer(int n) {
        WatchResponse state = known.get(n).getState();
        return GetOverviewRequest.newBuilder()
                .setEpoch(state.getEpoch())
                .setIfNewerThan(state.getStateRevision())
                .build();
    }

    /** The bytes of requests and replies of an unchanged refresh, for one agent. */
    double unchangedBytes() {
        double bytes = 0;
        for (int n = 0; n < servers.size(); n++) {
            bytes += newer(n).getSerializedSize()
                    + GetOverviewResponse.getDefaultInstance().getSerializedSize();
        }
        return bytes / servers.size();
    }

    /** As many bytes as {@link #full} asks and gets, by the yardstick. */
    void echoFull() throws IOException, InterruptedException {
        echo(n -> Yardstick.request(0, known.get(n).getSerializedSize()));
    }

    /** As many bytes as {@link #unchanged} asks and gets, by the yardstick. */
    void echoUnchanged() throws IOException, InterruptedException {
        echo(n -> Yardstick.request(newer(n).getSerializedSize(), 0));
    }

    /** How many servers the newest picture holds. */
    int pictured() {
        return fleet.servers().size();
    }

    private static Server fold(ServerEntry entry, WatchResponse state) {
        return new Server(
                entry.name(),
                entry.address().toString(),
                entry.tags(),
                entry.retired(),
                new LinkState.Live(InstantSource.system().instant()),
                Optional.of(Figures.facts(state.getServer(), state.getCaller())),
                state.getChangedList().stream().map(Figures::product).toList(),
                Optional.empty());
    }

    /** What to send to the server of that place in the list. */
    @FunctionalInterface
    private interface Question<Q> {
        Q of(int n);
    }

    private List<GetOverviewResponse> ask(List<ServerEntry> some, Question<GetOverviewRequest> question)
            throws IOException, InterruptedException {
        var replies = new AtomicReferenceArray<Answer<GetOverviewResponse>>(some.size());
        var left = new CountDownLatch(some.size());
        for (int n = 0; n < some.size(); n++) {
            int place = n;
            var _ = calls.unary()
                    .ask(some.get(n).name(), AdminServiceGrpc.getGetOverviewMethod(), question.of(n))
                    .thenAccept(answer -> {
                        replies.set(place, answer);
                        left.countDown();
                    });
        }
        await(left);
        var good = new ArrayList<GetOverviewResponse>(some.size());
        for (int n = 0; n < some.size(); n++) {
            if (!(replies.get(n) instanceof Answer.Done<GetOverviewResponse>(GetOverviewResponse reply))) {
                throw new IOException(some.get(n).name() + ": " + replies.get(n));
            }
            good.add(reply);
        }
        return good;
    }

    private void echo(Question<byte[]> question) throws IOException, InterruptedException {
        var left = new CountDownLatch(bare.size());
        var failed = new AtomicReference<Throwable>();
        for (int n = 0; n < bare.size(); n++) {
            ClientCalls.asyncUnaryCall(
                    bare.get(n).newCall(Yardstick.ECHO, CallOptions.DEFAULT), question.of(n), new Echoed(left, failed));
        }
        await(left);
        if (failed.get() != null) {
            throw new IOException("the yardstick did not answer", failed.get());
        }
    }

    private static void await(CountDownLatch left) throws IOException, InterruptedException {
        if (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(left.getCount() + " answers are missing after " + PATIENCE_SECONDS + " s");
        }
    }

    private record Echoed(CountDownLatch left, AtomicReference<Throwable> failed) implements StreamObserver<byte[]> {
        @Override
        public void onNext(byte[] reply) {}

        @Override
        public void onError(Throwable failure) {
            failed.set(failure);
            left.countDown();
        }

        @Override
        public void onCompleted() {
            left.countDown();
        }
    }
}
