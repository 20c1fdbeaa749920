package org.seatkeeper.client.sdk;

import java.util.ArrayList;
import java.util.List;

/** Whether one license was ended by somebody else, and who wants to know. Safe from any thread. */
final class Endings {
    private List<Runnable> listeners = List.of();
    private boolean ended;

    synchronized boolean ended() {
        return ended;
    }

    void add(Runnable listener) {
        synchronized (this) {
            if (!ended) {
                listeners = new ArrayList<>(listeners);
                listeners.add(listener);
                return;
            }
        }
        Guard.run(listener);
    }

    void end() {
        List<Runnable> told;
        synchronized (this) {
            ended = true;
            told = listeners;
            listeners = List.of();
        }
        told.forEach(Guard::run);
    }
}
