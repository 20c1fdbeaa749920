package org.seatkeeper.agent.gate;

import org.seatkeeper.client.sdk.LicenseRefused;
import org.seatkeeper.client.sdk.LicensesUnavailable;
import org.seatkeeper.proto.v1.RefusalCode;

/** What the SDK says instead of a license. */
final class Refusals {
    private Refusals() {}

    static LicenseRefused refused() {
        return new LicenseRefused(
                RefusalCode.forNumber(1), "all 5 licenses are in use", "add licenses, or wait until one is free");
    }

    static LicensesUnavailable silent() {
        return new LicensesUnavailable(LicensesUnavailable.Reason.SILENT, "no answer from the agent: see that it runs");
    }
}
