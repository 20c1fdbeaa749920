package org.seatkeeper.client.fleet;

/** How a product's licenses are counted, as the server reported it. */
public enum LicensingMode {
    PER_SERVER("Per Server"),
    PER_DEVICE_OR_USER("Per Device or Per User"),
    /** A mode this console does not know: the agent is newer. */
    UNKNOWN("Unknown");

    private final String words;

    LicensingMode(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
