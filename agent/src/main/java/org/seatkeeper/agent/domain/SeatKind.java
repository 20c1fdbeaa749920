package org.seatkeeper.agent.domain;

/** Who holds a seat of the pool. */
public enum SeatKind {
    USER("users"),
    DEVICE("devices");

    private final String words;

    SeatKind(String words) {
        this.words = words;
    }

    /** In the plural, as people read it. */
    public String words() {
        return words;
    }
}
