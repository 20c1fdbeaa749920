package org.seatkeeper.client.sdk;

import io.grpc.Status;

/** What the end of a call says that never became a session. */
final class Openings {
    private Openings() {}

    /** Whether the agent, and not the way to it, said no: the same again would be answered the same. */
    static boolean refused(Status status) {
        return switch (status.getCode()) {
            case UNAUTHENTICATED,
                    PERMISSION_DENIED,
                    NOT_FOUND,
                    FAILED_PRECONDITION,
                    INVALID_ARGUMENT,
                    UNIMPLEMENTED,
                    ALREADY_EXISTS,
                    OUT_OF_RANGE,
                    ABORTED -> true;
            case OK, CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, INTERNAL, UNAVAILABLE, DATA_LOSS ->
                false;
        };
    }

    /** That no, in words for a person. */
    static String denial(String product, Status status) {
        String text = status.getDescription();
        return "the agent opens no session for " + product + ": "
                + (text == null ? status.getCode().toString() : text);
    }
}
