package org.seatkeeper.agent.service;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A disk that does not answer until it is let: whoever passes waits at it. */
final class Gate implements Runnable {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void run() {
        reached.countDown();
        await(opened);
    }

    /** Waits until someone stands at it. */
    void awaitReached() {
        await(reached);
    }

    void open() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came, or nobody opened");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
