package org.seatkeeper.agent.domain;

/** How a product's licenses are counted. The license agreement allows one change, one way (spec/model.md I2). */
public enum LicensingMode {
    PER_SERVER("Per Server"),
    PER_DEVICE_OR_USER("Per Device or Per User");

    private final String words;

    LicensingMode(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** The whole state machine: one step, one way. */
    public boolean mayBecome(LicensingMode next) {
        return this == PER_SERVER && next == PER_DEVICE_OR_USER;
    }
}
