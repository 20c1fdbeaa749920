package org.seatkeeper.planted.agent.storage;

/** A test's way to be slow and wrong at once. */
public final class Sleeps {
    /** Waits, and hopes. */
    public void hope() throws InterruptedException {
        Thread.sleep(1);
    }
}
