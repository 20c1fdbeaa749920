package org.seatkeeper.client.console.kit;

/** Shows a dialog over what is there. Returns at once: nothing waits for a dialog. JavaFX thread. */
@FunctionalInterface
public interface OpensDialogs {
    /** Opens it; it closes itself. */
    void open(DialogContent dialog);
}
