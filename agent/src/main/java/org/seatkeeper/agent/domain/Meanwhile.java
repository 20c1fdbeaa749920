package org.seatkeeper.agent.domain;

/**
 * What happened between the scheduling of a change and its time. Any doubt lets it lapse: a change that cannot be taken
 * back is never made by a clock alone (spec/model.md section 5).
 */
public enum Meanwhile {
    /** The agent ran, the clocks agree, the right is still held. */
    NOTHING(""),
    /** The time passed while the agent was down for more than an hour. */
    AGENT_WAS_DOWN("The agent was down for more than an hour when the change was due."),
    /** The wall clock moved by more than five minutes against the monotonic clock. */
    CLOCK_JUMPED("The clock of the server jumped by more than five minutes since the change was scheduled."),
    /** Whoever agreed may no longer change modes. */
    RIGHT_LOST("The administrator who agreed to the change may no longer change modes."),
    /** The store could not be written when it was due. */
    READ_ONLY("The store of the server could not be written when the change was due.");

    private final String cause;

    Meanwhile(String cause) {
        this.cause = cause;
    }

    /** In words; empty where nothing happened. */
    public String cause() {
        return cause;
    }
}
