package org.seatkeeper.client.sdk;

import org.seatkeeper.proto.v1.Refusal;
import org.seatkeeper.proto.v1.RefusalCode;

/**
 * The agent's no: a rule of licensing stands against this client. Asking again at once gives the same answer. Its message
 * is for a person; programs look at {@link #code()}.
 */
public final class LicenseRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RefusalCode code;
    private final String reason;
    private final String remedy;

    LicenseRefused(Refusal refusal) {
        this(refusal.getCode(), refusal.getCause(), refusal.getRemedy());
    }

    /**
     * For a product's own stand-in of {@link Licenses} in its tests. Without a stack trace: where an answer arrives says
     * nothing, and a busy server refuses often.
     *
     * @param code which rule
     * @param reason why, in plain words
     * @param remedy what can be done about it, in plain words
     */
    public LicenseRefused(RefusalCode code, String reason, String remedy) {
        super(reason + "; " + remedy, null, false, false);
        this.code = code;
        this.reason = reason;
        this.remedy = remedy;
    }

    private LicenseRefused(LicenseRefused heard) {
        super(heard.getMessage());
        this.code = heard.code;
        this.reason = heard.reason;
        this.remedy = heard.remedy;
    }

    /** The same no, with the stack of the thread that waited for it. */
    LicenseRefused here() {
        return new LicenseRefused(this);
    }

    /** Which rule it is; {@code UNRECOGNIZED} where the agent knows rules that this library does not. */
    public RefusalCode code() {
        return code;
    }

    /** Why, in plain words, such as "all 25 licenses are in use". */
    public String reason() {
        return reason;
    }

    /** What can be done about it and by whom, in plain words. */
    public String remedy() {
        return remedy;
    }
}
