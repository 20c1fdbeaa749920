package org.seatkeeper.client.console.kit;

import java.util.concurrent.CompletableFuture;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;

/**
 * Something long that is under way, as the list of tasks shows it. Whoever does it tells of each step from any thread;
 * a person may cancel it. It does nothing itself.
 */
public final class Work extends Task<@Nullable Void> {
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final int steps;
    private int done;

    /**
     * Under way from now on.
     *
     * @param title in a few words
     * @param steps how many there are, 1 or more
     */
    public Work(String title, int steps) {
        this.steps = steps;
        updateTitle(title);
        updateProgress(0, steps);
    }

    /** One more step is done; after the last the work is over. */
    public synchronized void step(String message) {
        done++;
        updateMessage(message);
        updateProgress(done, steps);
        if (done >= steps) {
            end.complete(null);
        }
    }

    /** Waits for the last step, on a thread of its own that costs nothing. */
    @Override
    protected @Nullable Void call() {
        return end.join();
    }

    @Override
    protected void cancelled() {
        end.complete(null);
    }
}
