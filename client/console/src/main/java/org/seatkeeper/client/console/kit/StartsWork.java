package org.seatkeeper.client.console.kit;

/** Puts long work into the list of tasks, where its progress is seen and it can be canceled. JavaFX thread. */
@FunctionalInterface
public interface StartsWork {
    /**
     * Shows it from now until its last step.
     *
     * @param title in a few words
     * @param steps how many there are, 1 or more
     */
    Work start(String title, int steps);
}
