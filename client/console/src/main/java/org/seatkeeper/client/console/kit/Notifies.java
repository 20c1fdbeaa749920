package org.seatkeeper.client.console.kit;

import org.seatkeeper.client.fleet.Status;

/** Tells a person how an act ended, without asking for an answer. JavaFX thread. */
@FunctionalInterface
public interface Notifies {
    /**
     * Shows it for a while.
     *
     * @param status its color and icon
     * @param what in a few words
     * @param why the rest; may be empty
     */
    void tell(Status status, String what, String why);
}
