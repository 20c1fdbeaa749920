package org.seatkeeper.client.sdk;

import org.seatkeeper.proto.v1.Problem;

/**
 * Nobody said yes or no: a fault, not a rule. No license is held; should the agent have granted one unheard, it is given
 * back as soon as the agent is heard again.
 */
public final class LicensesUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of trouble it is. */
    public enum Reason {
        /** No answer came in time. */
        SILENT,
        /** As many asks as may be wait for an answer already. */
        QUEUE_FULL,
        /** The agent does not know whether it was done. */
        OUTCOME_UNKNOWN,
        /** The agent met one of its own limits; the message names it. */
        AGENT_LIMIT,
        /** The agent cannot write at the moment. */
        AGENT_UNAVAILABLE,
        /** The agent does not let this caller ask for this product. */
        NOT_ALLOWED,
        /** The caller's own time was over, or its thread was interrupted. */
        GAVE_UP,
        /** This client of the agent is closed. */
        CLOSED,
        /** The agent or this library broke the contract. */
        FAULT
    }

    private final Reason reason;

    /**
     * For a product's own stand-in of {@link Licenses} in its tests. Without a stack trace: where silence is noticed says
     * nothing.
     *
     * @param reason the kind of trouble
     * @param message what happened, in plain words
     */
    public LicensesUnavailable(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    static LicensesUnavailable fault(String message) {
        return new LicensesUnavailable(Reason.FAULT, message);
    }

    /** What the agent says where nothing was done. */
    static LicensesUnavailable of(Problem problem) {
        Reason reason = switch (problem.getKind()) {
            case KIND_UNAVAILABLE -> Reason.AGENT_UNAVAILABLE;
            case KIND_EXHAUSTED -> Reason.AGENT_LIMIT;
            case KIND_OUTCOME_UNKNOWN -> Reason.OUTCOME_UNKNOWN;
            case KIND_UNKNOWN_HANDLE,
                    KIND_OLD_FENCE,
                    KIND_RELEASED_HANDLE,
                    KIND_OTHER_LEASE,
                    KIND_INVALID,
                    KIND_UNSPECIFIED,
                    UNRECOGNIZED -> Reason.FAULT;
        };
        return new LicensesUnavailable(reason, problem.getText());
    }

    private LicensesUnavailable(LicensesUnavailable heard) {
        super(heard.getMessage());
        this.reason = heard.reason;
    }

    /** The same trouble, with the stack of the thread that waited. */
    LicensesUnavailable here() {
        return new LicensesUnavailable(this);
    }

    /** What kind of trouble it is. */
    public Reason reason() {
        return reason;
    }
}
