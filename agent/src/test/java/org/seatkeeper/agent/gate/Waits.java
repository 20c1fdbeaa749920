package org.seatkeeper.agent.gate;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other threads bring about. */
final class Waits {
    private static final long MAX_NANOS = 20_000_000_000L;

    private Waits() {}

    static void until(BooleanSupplier condition, Supplier<String> otherwise) throws InterruptedException {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begun > MAX_NANOS) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(2_000_000);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
