package org.seatkeeper.planted.agent.storage;

import org.seatkeeper.proto.v1.LicensingMode;

/** A store that speaks the wire's words. */
public final class KnowsTheContract {
    /** As the wire says it. */
    public LicensingMode mode() {
        return LicensingMode.LICENSING_MODE_PER_SERVER;
    }
}
