package org.seatkeeper.client.link;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.seatkeeper.client.fleet.Fleet;
import org.seatkeeper.client.fleet.FleetChange;
import org.seatkeeper.client.fleet.Server;
import org.seatkeeper.client.fleet.ServerName;

/**
 * Holds the one picture of the fleet and publishes it, at most ten times a second, and only while something changed. Confined
 * to the keeper's thread; the receiver is called there and must neither block nor throw.
 */
final class FleetKeeper {
    /** Least time between two pictures. */
    static final Duration PAUSE = Duration.ofMillis(100);

    private final KeeperThread thread;
    private final Consumer<FleetChange> receiver;
    private final TreeMap<ServerName, Server> servers = new TreeMap<>();
    private final Set<ServerName> changed = new HashSet<>();
    private Instant publishedAt = Instant.MIN;
    private boolean timerSet;

    FleetKeeper(KeeperThread thread, Consumer<FleetChange> receiver) {
        this.thread = thread;
        this.receiver = receiver;
    }

    /** A server as it is known now. An equal one changes nothing. */
    void show(Server server) {
        if (!server.equals(servers.put(server.name(), server))) {
            soon(server.name());
        }
    }

    /** A server that this profile does not know any more. */
    void forget(ServerName name) {
        if (servers.remove(name) != null) {
            soon(name);
        }
    }

    private void soon(ServerName name) {
        changed.add(name);
        if (!timerSet) {
            timerSet = true;
            Duration since = publishedAt.equals(Instant.MIN) ? PAUSE : Duration.between(publishedAt, thread.now());
            Duration wait = since.isNegative() ? PAUSE : PAUSE.minus(since);
            thread.after(wait.isNegative() ? Duration.ZERO : wait, this::publish);
        }
    }

    private void publish() {
        timerSet = false;
        publishedAt = thread.now();
        var change = new FleetChange(new Fleet(servers), changed);
        changed.clear();
        receiver.accept(change);
    }
}
