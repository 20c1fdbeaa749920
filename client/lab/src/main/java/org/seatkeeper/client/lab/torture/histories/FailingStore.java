package org.seatkeeper.client.lab.torture.histories;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.agent.storage.Turn;

/** A store whose commits fail now and then, in each way that a store may fail. Keeper's thread. */
final class FailingStore extends PassingStore {
    /** One commit of so many fails. */
    private static final int ONE_OF = 14;

    private final SplittableRandom random;
    private final BooleanSupplier failing;
    private final AtomicInteger failed;

    /**
     * Fails as chance has it.
     *
     * @param failing whether anything fails now
     * @param failed counts the failures
     */
    FailingStore(Store inner, SplittableRandom random, BooleanSupplier failing, AtomicInteger failed) {
        super(inner);
        this.random = random;
        this.failing = failing;
        this.failed = failed;
    }

    @Override
    public void commit(Turn turn) throws StoreFault {
        if (!failing.getAsBoolean() || random.nextInt(ONE_OF) > 0) {
            super.commit(turn);
            return;
        }
        failed.incrementAndGet();
        var cause = new IllegalStateException("told to fail");
        switch (random.nextInt(3)) {
            case 0 -> throw new StoreFault.RolledBack("The disk is full.", cause);
            case 1 -> throw new StoreFault.InDoubt("The disk failed while it wrote.", cause);
            default -> {
                super.commit(turn);
                throw new StoreFault.InDoubt("The disk failed while it wrote.", cause);
            }
        }
    }
}
