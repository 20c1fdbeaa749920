package org.seatkeeper.planted.agent.gate;

import java.util.concurrent.CompletableFuture;

/** Something of the gate that waits for an answer on an event loop. */
public final class Blocks {
    /** Waits. */
    public Object answer(CompletableFuture<Object> asked) {
        return asked.join();
    }
}
