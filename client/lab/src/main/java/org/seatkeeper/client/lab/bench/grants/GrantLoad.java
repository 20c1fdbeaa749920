package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.sdk.Client;
import org.seatkeeper.client.sdk.License;
import org.seatkeeper.client.sdk.Licenses;

/**
 * So many callers that each take a license and give it back, over one session of the SDK, beside a few that are never given
 * back. One thread drives them.
 */
final class GrantLoad implements AutoCloseable {
    /** Callers at once. */
    static final int CALLERS = 256;

    private static final int USERS = 1_000;

    private final Licenses licenses;
    private final int callers;
    private final Semaphore places;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private int next;

    /** So many callers, with a standing set of so many licenses. */
    GrantLoad(Licenses licenses, int callers, int standing) {
        this.licenses = licenses;
        this.callers = callers;
        this.places = new Semaphore(callers);
        for (int n = 0; n < standing; n++) {
            var _ = licenses.request(Client.of("standing-" + n, "pc"));
        }
    }

    /** So many grants and as many releases; returns once all are answered. */
    void pairs(int pairs) throws IOException, InterruptedException {
        for (int n = 0; n < pairs; n++) {
            places.acquire();
            Client client = Client.of("user-" + next++ % USERS, "pc");
            var _ = licenses.requestAsync(client).whenComplete(this::granted);
        }
        places.acquire(callers);
        places.release(callers);
        Throwable failed = fault.get();
        if (failed != null) {
            throw new IOException("an ask failed: " + failed.getMessage(), failed);
        }
    }

    private void granted(@Nullable License license, @Nullable Throwable failed) {
        if (license == null) {
            fault.set(failed);
            places.release();
            return;
        }
        var _ = license.closeAsync().whenComplete((_, broken) -> {
            if (broken != null) {
                fault.set(broken);
            }
            places.release();
        });
    }

    @Override
    public void close() {
        licenses.close();
    }
}
