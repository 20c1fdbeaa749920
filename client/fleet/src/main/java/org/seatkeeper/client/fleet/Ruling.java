package org.seatkeeper.client.fleet;

/** Whether the server allows an act to whoever is connected. Consoles show it; they do not compute it. */
public sealed interface Ruling {
    /** It may be done. */
    record Allowed() implements Ruling {}

    /** It may not, and why. */
    record Denied(RefusalFacts why) implements Ruling {}

    /** True where it may be done. */
    default boolean allowed() {
        return this instanceof Allowed;
    }
}
