package org.seatkeeper.client.lab.torture.histories;

import java.util.UUID;
import org.seatkeeper.proto.v1.SessionAsk;

/** One ask of a session without an answer so far. Of its caller's thread. */
final class Pending {
    final Asked asked;
    final SessionAsk message;
    final long begun;

    /** How often it was sent. */
    int tries = 1;

    /** Whether it was sent on a connection that stands, and may still be answered there. */
    boolean flying = true;

    Pending(Asked asked, SessionAsk message, long begun) {
        this.asked = asked;
        this.message = message;
        this.begun = begun;
    }

    /** Whether it is about that handle. */
    boolean about(UUID handle) {
        return switch (asked) {
            case Asked.Admission admission -> admission.handle().equals(handle);
            case Asked.Release release -> release.handle().equals(handle);
            default -> false;
        };
    }
}
