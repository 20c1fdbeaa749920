package org.seatkeeper.client.sdk;

import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.sdk.LicensesUnavailable.Reason;
import org.seatkeeper.proto.v1.SessionOpened;

/**
 * What is to become of a request that nobody answers: what the product declared, as far as the agent allowed it the last time
 * it was heard. Safe from any thread.
 */
final class Silence {
    private static final String NOBODY =
            "no answer from the agent: see that it runs; a license that it grants unheard is given back";

    private final WhenSilent declared;
    private volatile boolean allowed = true;
    private volatile @Nullable String denied;

    Silence(WhenSilent declared) {
        this.declared = declared;
    }

    /** The agent is there, and says what it allows. */
    void heard(SessionOpened opened) {
        denied = null;
        allowed = opened.getWhenSilent() == org.seatkeeper.proto.v1.WhenSilent.WHEN_SILENT_ADMIT;
    }

    /** The agent is there, and does not let this caller in: that is an answer, not silence. */
    void denied(String text) {
        denied = text;
    }

    /** Whether a client is let in now without an answer. */
    boolean admits() {
        return declared == WhenSilent.ADMIT && allowed && denied == null;
    }

    /** Whether waiting is of no use: the agent answered. */
    boolean denies() {
        return denied != null;
    }

    /** What a request fails with now. */
    LicensesUnavailable trouble() {
        String text = denied;
        return text == null
                ? new LicensesUnavailable(Reason.SILENT, NOBODY)
                : new LicensesUnavailable(Reason.NOT_ALLOWED, text);
    }
}
