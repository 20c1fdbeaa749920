package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.sdk.Client;
import org.seatkeeper.client.sdk.License;
import org.seatkeeper.client.sdk.Licenses;

/**
 * Clients that come at a steady rate, whatever the agent does, and go again: how long each waits is counted from the moment at
 * which it was to come, so that an agent that stands still is not forgiven those who would have come meanwhile.
 */
public final class PacedLoad implements AutoCloseable {
    /** Clients a second, far below what the agent can do: waiting is then the agent's and not a queue's. */
    private static final int RATE = 1_000;

    private static final long GAP_NANOS = 1_000_000_000L / RATE;
    private static final int USERS = 1_000;
    private static final double PERCENTILE = 99;

    private final Licenses licenses;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private int next;

    /** Of an agent, over its socket. */
    public PacedLoad(GrantAgent agent) {
        licenses = agent.overSocket().open();
    }

    /** For so long; the 99th percentile of what a grant takes, in microseconds. */
    public double p99(Duration time) throws IOException, InterruptedException {
        Histogram nanos = new ConcurrentHistogram(2);
        int clients = (int) Math.max(1, time.toNanos() / GAP_NANOS);
        var gone = new Semaphore(0);
        long began = System.nanoTime();
        for (int n = 0; n < clients; n++) {
            long due = began + n * GAP_NANOS;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            var _ = licenses.requestAsync(Client.of("paced-" + next++ % USERS, "pc"))
                    .whenComplete((license, failed) -> granted(license, failed, due, nanos, gone));
        }
        gone.acquire(clients);
        Throwable failed = fault.get();
        if (failed != null) {
            throw new IOException("an ask failed: " + failed.getMessage(), failed);
        }
        return nanos.getValueAtPercentile(PERCENTILE) / 1e3;
    }

    private void granted(
            @Nullable License license, @Nullable Throwable failed, long due, Histogram nanos, Semaphore gone) {
        if (license == null) {
            fault.set(failed);
            gone.release();
            return;
        }
        nanos.recordValue(System.nanoTime() - due);
        var _ = license.closeAsync().whenComplete((_, broken) -> {
            if (broken != null) {
                fault.set(broken);
            }
            gone.release();
        });
    }

    @Override
    public void close() {
        licenses.close();
    }
}
