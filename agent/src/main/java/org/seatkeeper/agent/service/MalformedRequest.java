package org.seatkeeper.agent.service;

/** A request that cannot mean anything. Becomes INVALID_ARGUMENT with this message. */
public final class MalformedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message names the field and says what is wrong, without repeating its content. */
    public MalformedRequest(String message) {
        super(message, null, false, false);
    }
}
