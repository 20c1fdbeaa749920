package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.sdk.Client;
import org.seatkeeper.client.sdk.License;
import org.seatkeeper.client.sdk.Licenses;

/** So many callers that each take a license and give it back, over one session of the SDK. One thread drives them. */
final class GrantLoad implements AutoCloseable {
    /** Callers at once. */
    static final int CALLERS = 256;

    private static final int USERS = 1_000;

    private final Licenses licenses;
    private final Semaphore places = new Semaphore(CALLERS);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private int next;

    GrantLoad(Path socket, String product) {
        licenses = Licenses.overSocket(socket)
                .product(product)
                .silentAfter(Duration.ofSeconds(30))
                .open();
    }

    /** So many grants and as many releases; returns once all are answered. */
    void pairs(int pairs) throws IOException, InterruptedException {
        for (int n = 0; n < pairs; n++) {
            places.acquire();
            Client client = Client.of("user-" + next++ % USERS, "pc");
            var _ = licenses.requestAsync(client).whenComplete(this::granted);
        }
        places.acquire(CALLERS);
        places.release(CALLERS);
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
