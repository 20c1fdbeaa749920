package org.seatkeeper.agent.gate;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.sdk.Client;
import org.seatkeeper.client.sdk.License;
import org.seatkeeper.client.sdk.Licenses;

/** Licenses by hand: gives at once, fails as it is told, or leaves the asker waiting; and watches what is given back. */
final class FakeLicenses implements Licenses {
    /** Who asked, in order. */
    final LinkedBlockingQueue<Client> asked = new LinkedBlockingQueue<>();

    /** Requests that {@link #hold} keeps. */
    final LinkedBlockingQueue<CompletableFuture<License>> held = new LinkedBlockingQueue<>();

    /** What lives. */
    final Set<Given> live = ConcurrentHashMap.newKeySet();

    /** Handles that were closed more than once. */
    final ConcurrentLinkedQueue<String> closedTwice = new ConcurrentLinkedQueue<>();

    final AtomicInteger given = new AtomicInteger();
    private volatile boolean hold;
    private volatile @Nullable Exception failure;
    private volatile @Nullable RuntimeException faultOnAsking;
    private volatile @Nullable RuntimeException faultOnUse;

    /** From now on nobody gets an answer but by {@link #held}. */
    FakeLicenses hold() {
        hold = true;
        return this;
    }

    /** From now on everybody gets this; null: a license. */
    FakeLicenses fail(@Nullable Exception with) {
        failure = with;
        return this;
    }

    /** From now on asking throws, which it never should. */
    void faultOnAsking(RuntimeException fault) {
        faultOnAsking = fault;
    }

    /** From now on a license that is given throws when it is first used. */
    void faultOnUse(RuntimeException fault) {
        faultOnUse = fault;
    }

    License license() {
        var license = new Given("h" + given.incrementAndGet());
        live.add(license);
        return license;
    }

    /** Waits until so many live. */
    void awaitLive(int count) throws InterruptedException {
        Waits.until(() -> live.size() == count, () -> live.size() + " licenses live, not " + count);
    }

    Client next() throws InterruptedException {
        Client client = asked.poll(10, TimeUnit.SECONDS);
        if (client == null) {
            throw new AssertionError("nobody asks");
        }
        return client;
    }

    @Override
    public CompletionStage<License> requestAsync(Client client) {
        asked.add(client);
        RuntimeException fault = faultOnAsking;
        if (fault != null) {
            throw fault;
        }
        if (hold) {
            var waiting = new CompletableFuture<License>();
            held.add(waiting);
            return waiting;
        }
        Exception fails = failure;
        return fails == null ? CompletableFuture.completedFuture(license()) : CompletableFuture.failedFuture(fails);
    }

    @Override
    public License request(Client client) {
        throw new AssertionError("an event loop would be blocked");
    }

    @Override
    public License request(Client client, Duration timeout) {
        throw new AssertionError("an event loop would be blocked");
    }

    @Override
    public void close() {}

    /** One that was given. */
    final class Given implements License {
        private final String handle;
        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

        Given(String handle) {
            this.handle = handle;
        }

        void revoke() {
            live.remove(this);
            listeners.forEach(Runnable::run);
        }

        @Override
        public String handleId() {
            return handle;
        }

        @Override
        public long fence() {
            return 1;
        }

        @Override
        public boolean covered() {
            return true;
        }

        @Override
        public boolean administrator() {
            return false;
        }

        @Override
        public boolean revoked() {
            return false;
        }

        @Override
        public void onRevoked(Runnable listener) {
            RuntimeException fault = faultOnUse;
            if (fault != null) {
                throw fault;
            }
            listeners.add(listener);
        }

        @Override
        public void close() {
            if (!live.remove(this)) {
                closedTwice.add(handle);
            }
        }

        @Override
        public CompletionStage<Void> closeAsync() {
            close();
            return CompletableFuture.completedFuture(null);
        }
    }
}
