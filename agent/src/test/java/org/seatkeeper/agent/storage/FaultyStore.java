package org.seatkeeper.agent.storage;

import java.time.Instant;

/**
 * A store that fails when told to: the k-th of its writes, before or after its effect, once or from then on. The beginning
 * of a run is none of them: it comes before anybody can tell. Reads and writes on one thread; the audit from any.
 */
public final class FaultyStore extends PassingStore {
    /** How a write fails. */
    public enum Fault {
        /** Nothing of it is kept, and the store says so. */
        ROLLED_BACK,
        /** Nothing of it is kept, and nobody knows. */
        IN_DOUBT_BEFORE,
        /** It is kept, and nobody knows. */
        IN_DOUBT_AFTER
    }

    /** For how long. */
    public enum Lasting {
        ONCE,
        FROM_THEN_ON
    }

    private int writes;
    private int failAt = Integer.MAX_VALUE;
    private Fault fault = Fault.ROLLED_BACK;
    private Lasting lasting = Lasting.ONCE;
    private Runnable beforeWrite = () -> {};

    /** Fails nothing until told. */
    public FaultyStore(Store inner) {
        super(inner);
    }

    /** The k-th write from now on, counted from 1, fails. Commits, stamps and probes are writes. */
    public void fail(int k, Fault how, Lasting howLong) {
        failAt = writes + k;
        fault = how;
        lasting = howLong;
    }

    /** From now on nothing fails. */
    public void heal() {
        failAt = Integer.MAX_VALUE;
    }

    /** Runs on the writing thread before each write: a latch in it stalls the disk. */
    public void beforeWrite(Runnable hook) {
        beforeWrite = hook;
    }

    /** How many writes were tried. */
    public int writes() {
        return writes;
    }

    private interface Write {
        void run() throws StoreFault;
    }

    private void write(Write write) throws StoreFault {
        beforeWrite.run();
        writes++;
        if (lasting == Lasting.ONCE ? writes != failAt : writes < failAt) {
            write.run();
            return;
        }
        var cause = new IllegalStateException("told to fail");
        switch (fault) {
            case ROLLED_BACK -> throw new StoreFault.RolledBack("The disk is full.", cause);
            case IN_DOUBT_BEFORE -> throw new StoreFault.InDoubt("The disk failed while it wrote.", cause);
            case IN_DOUBT_AFTER -> {
                write.run();
                throw new StoreFault.InDoubt("The disk failed while it wrote.", cause);
            }
        }
    }

    @Override
    public void commit(Turn turn) throws StoreFault {
        write(() -> super.commit(turn));
    }

    @Override
    public void stamp(Instant aliveAt) throws StoreFault {
        write(() -> super.stamp(aliveAt));
    }

    @Override
    public void probe() throws StoreFault {
        write(super::probe);
    }
}
