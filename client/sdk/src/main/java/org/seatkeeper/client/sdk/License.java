package org.seatkeeper.client.sdk;

import java.util.concurrent.CompletionStage;

/**
 * A license for one client, held until it is closed. Safe from any thread. It costs no call and no thread while it is held;
 * the session keeps it alive.
 */
public interface License extends AutoCloseable {
    /** The handle under which the agent knows it; another one only where the agent had lost it and granted it anew. */
    String handleId();

    /**
     * The number of the grant, greater than that of every earlier grant of this agent; 0 while the agent has not granted it.
     * A resource that remembers the greatest number it met can turn away whoever held an older grant.
     */
    long fence();

    /**
     * Whether a license covers this client. False where it was let in while no agent answered, and where the agent let it in
     * over the number: an administrator, an observing product, a seat over the pool. May become true when the agent is back.
     */
    boolean covered();

    /** Whether the agent counts this client as an administrator, whom it never refuses. */
    boolean administrator();

    /** Whether it ended without being closed; see {@link #onRevoked}. */
    boolean revoked();

    /**
     * Calls a listener when this license ends without being closed: an administrator evicted the client, or after a break the
     * agent did not take it on again. The product should end the client's connection. Called once, on the connection's thread,
     * which it must not block; at once on this thread where it ended before.
     *
     * @param listener added to those that are there
     */
    void onRevoked(Runnable listener);

    /** Gives the license back, without waiting. Closing it again, or after it was revoked, does nothing. */
    @Override
    void close();

    /**
     * Gives the license back.
     *
     * @return completes when the agent has it back, durably; at once where there is nothing to give back. While no agent
     *     answers it waits, and the license is given back afterwards or ends with its lease. Fails with {@link
     *     LicensesUnavailable} only where {@link Licenses#close()} could not wait for it. The same stage every time.
     *     Completed on the connection's thread, which dependent stages must not block.
     */
    CompletionStage<Void> closeAsync();
}
