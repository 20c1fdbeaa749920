package org.seatkeeper.client.lab.bench;

import java.io.IOException;

/**
 * Watches what else the machine does: a block during which others took too much is no measurement
 * (the limit is a share of all processors).
 */
final class OtherLoad {
    private final double shareMax;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private long began;
    private double busy;
    private double own;

    /** Allows others a share from 0 to 1 of all processors; 1 allows everything. */
    OtherLoad(double shareMax) {
        this.shareMax = shareMax;
    }

    /** A block begins; {@code own} is what the processes that are measured have taken so far, in seconds. */
    void begin(double ownSeconds) throws IOException {
        began = System.nanoTime();
        busy = ProcFiles.busySeconds();
        own = ownSeconds;
    }

    /** The block ended: whether it counts. */
    boolean quiet(double ownSeconds) throws IOException {
        double seconds = (System.nanoTime() - began) / 1e9;
        double others = ProcFiles.busySeconds() - busy - (ownSeconds - own);
        return others / (seconds * processors) <= shareMax;
    }
}
