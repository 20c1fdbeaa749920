package org.seatkeeper.client.lab.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.seatkeeper.client.sdk.Client;
import org.seatkeeper.client.sdk.License;
import org.seatkeeper.client.sdk.Licenses;

/**
 * Everybody who uses one product of one server. Their number drifts around what is usual there, now and then over the licenses.
 * One thread, but for {@link #close}.
 */
final class Crowd implements AutoCloseable {
    /** Most people of one crowd, whatever the licenses. */
    static final int PEOPLE_MAX = 160;

    private static final int USUAL_MIN_PERCENT = 55;
    private static final int USUAL_MAX_PERCENT = 105;
    private static final int MOVES_ONE_IN = 4;
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** Someone at a machine who is in. */
    private record In(Client client, License license) {}

    private final Licenses licenses;
    private final RandomGenerator random;
    private final Executor thread;
    private final int usual;
    private final Deque<Client> out = new ArrayDeque<>();
    private final List<In> in = new ArrayList<>();
    private boolean asking;

    /** Connects; nobody asks yet. */
    Crowd(Path socket, DemoServer server, Holding holding, RandomGenerator random, Executor thread) {
        this.random = random;
        this.thread = thread;
        int bought = Math.max(8, Math.min(holding.licenses(), PEOPLE_MAX * 100 / (USUAL_MAX_PERCENT + 10)));
        this.usual = bought * random.nextInt(USUAL_MIN_PERCENT, USUAL_MAX_PERCENT) / 100;
        out.addAll(People.of(server, bought * (USUAL_MAX_PERCENT + 10) / 100, random));
        this.licenses = Licenses.overSocket(socket)
                .product(holding.product().id())
                .lease(LEASE)
                .open();
    }

    /** Those who are in on an ordinary hour come; completes when each was answered. */
    CompletableFuture<Void> open() {
        var all = new ArrayList<CompletableFuture<Void>>();
        for (int n = 0; n < usual && !out.isEmpty(); n++) {
            all.add(ask(out.pollFirst()));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    /** Perhaps someone comes or goes: rather towards what is usual. Nobody asks while another waits for an answer. */
    void step() {
        in.removeIf(each -> {
            if (each.license().revoked()) {
                out.addLast(each.client());
            }
            return each.license().revoked();
        });
        if (asking || random.nextInt(MOVES_ONE_IN) != 0) {
            return;
        }
        int swing = Math.max(2, usual / 10);
        boolean comes = in.size() + random.nextInt(-swing, swing + 1) <= usual;
        if (comes && !out.isEmpty()) {
            asking = true;
            var _ = ask(out.pollFirst()).whenCompleteAsync((_, _) -> asking = false, this::onThread);
        } else if (!in.isEmpty()) {
            In leaving = in.remove(random.nextInt(in.size()));
            leaving.license().close();
            out.addLast(leaving.client());
        }
    }

    /** Ends well also where the client was refused, or nobody answered: it tries again another time. */
    private CompletableFuture<Void> ask(Client client) {
        return licenses.requestAsync(client)
                .handleAsync(
                        (license, no) -> {
                            if (no == null) {
                                in.add(new In(client, license));
                            } else {
                                out.addLast(client);
                            }
                            return (Void) null;
                        },
                        this::onThread)
                .toCompletableFuture();
    }

    /** An answer that comes after the end is nobody's: the session that ends gives the license back. */
    private void onThread(Runnable step) {
        try {
            thread.execute(step);
        } catch (RejectedExecutionException closing) {
            // Everybody leaves.
        }
    }

    /** Everybody leaves at once; waits for the agent as long as the SDK does. */
    @Override
    public void close() {
        licenses.close();
    }
}
