package org.seatkeeper.client.sdk;

import org.seatkeeper.proto.v1.RefusalCode;

/**
 * What a product may count. Every method does nothing unless it is overridden. They are called on busy threads, several at
 * once: they return quickly and do not block. What one throws is logged and otherwise ignored.
 */
public interface Metrics {
    /** Counts nothing. */
    Metrics NONE = new Metrics() {};

    /** A license was asked for. */
    default void asked() {}

    /**
     * A license was granted.
     *
     * @param nanos from the ask to the answer, in nanoseconds
     */
    default void granted(long nanos) {}

    /**
     * A license was refused by a rule.
     *
     * @param code which rule
     * @param nanos from the ask to the answer, in nanoseconds
     */
    default void refused(RefusalCode code, long nanos) {}

    /**
     * A request failed.
     *
     * @param reason the kind of trouble
     */
    default void unavailable(LicensesUnavailable.Reason reason) {}

    /** The agent took a license back that was given back. */
    default void released() {}

    /** An administrator ended a license, or the agent did not take it on again after a break. */
    default void revoked() {}

    /** A client was let in while no agent answered. */
    default void admittedWhileSilent() {}

    /** A client was let in and left while no agent answered, and there was no room left to remember it for the report. */
    default void unreported() {}

    /**
     * A session stands again after a break.
     *
     * @param resumed whether the agent still had the licenses of the one before
     */
    default void reconnected(boolean resumed) {}

    /**
     * A message went out.
     *
     * @param waiting asks of callers who wait for an answer, these included
     * @param sent asks and releases in this message, 1 to 512
     */
    default void queueDepth(int waiting, int sent) {}
}
