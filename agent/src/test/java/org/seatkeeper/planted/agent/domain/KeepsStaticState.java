package org.seatkeeper.planted.agent.domain;

/** A number that all tests share. */
public final class KeepsStaticState {
    private static int count;

    /** One more than last time. */
    public int next() {
        return ++count;
    }
}
