package org.seatkeeper.client.link;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.seatkeeper.client.fleet.ProductFigures;
import org.seatkeeper.client.fleet.ServerFacts;
import org.seatkeeper.proto.v1.Caller;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.ServerState;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/**
 * What one server said of itself so far, folded message by message. Survives the connection, so that the next watch goes on
 * where this one ended. Confined to one thread.
 */
final class WatchFold {
    /** Most products taken from one server. */
    static final int PRODUCTS_MAX = 10_000;

    /** What a message led to. */
    enum Result {
        /** There is something new to show. */
        CHANGED,
        /** The server is there, and nothing is new. */
        SAME,
        /** The message contradicts what came before: forget everything and ask anew. */
        BROKEN
    }

    private final NavigableMap<String, ProductFigures> products = new TreeMap<>();
    private ServerState server = ServerState.getDefaultInstance();
    private Caller caller = Caller.getDefaultInstance();
    private boolean known;
    private long epoch;
    private long revision;

    /** What to ask for next: everything since the revision held, or everything. */
    WatchRequest request(int heartbeatSeconds) {
        return WatchRequest.newBuilder()
                .setEpoch(known ? epoch : 0)
                .setFromStateRevision(known ? revision : 0)
                .setHeartbeatSeconds(heartbeatSeconds)
                .build();
    }

    /** Takes one message in. */
    Result take(WatchResponse message) {
        boolean first = !known;
        if (!message.getFull() && (first || message.getEpoch() != epoch || older(message.getStateRevision()))) {
            return message.getHeartbeat() && first ? Result.SAME : forget();
        }
        boolean changed = first || message.getFull() || message.getStateRevision() != revision;
        if (message.getFull()) {
            products.clear();
        }
        message.getRemovedProductIdsList().forEach(products::remove);
        for (Instance instance : message.getChangedList()) {
            ProductFigures figures = Figures.product(instance);
            products.put(figures.productId(), figures);
            changed = true;
        }
        if (products.size() > PRODUCTS_MAX) {
            return forget();
        }
        changed |= takeServer(message);
        known = true;
        epoch = message.getEpoch();
        revision = message.getStateRevision();
        return changed ? Result.CHANGED : Result.SAME;
    }

    private boolean older(long stateRevision) {
        return Long.compareUnsigned(stateRevision, revision) < 0;
    }

    private boolean takeServer(WatchResponse message) {
        boolean changed = false;
        if (message.hasServer() && !message.getServer().equals(server)) {
            server = message.getServer();
            changed = true;
        }
        if (message.hasCaller() && !message.getCaller().equals(caller)) {
            caller = message.getCaller();
            changed = true;
        }
        return changed;
    }

    private Result forget() {
        known = false;
        return Result.BROKEN;
    }

    /** The identity it claims, for a first meeting on a local socket; empty before the first message. */
    String agentId() {
        return server.getAgentId();
    }

    /** Its facts; absent before the first full message. */
    Optional<ServerFacts> facts() {
        return server.getAgentId().isEmpty() ? Optional.empty() : Optional.of(Figures.facts(server, caller));
    }

    /** Its products by id. */
    List<ProductFigures> products() {
        return List.copyOf(products.values());
    }
}
