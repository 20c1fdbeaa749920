package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.function.Executable;

/** How a call fails. */
final class Fails {
    private Fails() {}

    /** Fails with that code; returns the rest of it. */
    static StatusRuntimeException with(Status.Code code, Executable call) {
        var failed = assertThrows(StatusRuntimeException.class, call);
        assertEquals(
                code, failed.getStatus().getCode(), () -> failed.getStatus().toString());
        return failed;
    }

    /** Is malformed, and says so in those words. */
    static void asMalformed(String words, Executable call) {
        assertEquals(words, with(Status.Code.INVALID_ARGUMENT, call).getStatus().getDescription());
    }
}
