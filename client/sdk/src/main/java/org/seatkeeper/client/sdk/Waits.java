package org.seatkeeper.client.sdk;

/** Waits for the end of something, bounded, and keeps the thread's interrupt for whoever asks next. */
final class Waits {
    /** Something that can be waited for. */
    interface Wait {
        boolean upTo(long millis) throws InterruptedException;
    }

    private Waits() {}

    /** Whether it came to its end in time. */
    static boolean upTo(long millis, Wait wait) {
        try {
            return wait.upTo(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
