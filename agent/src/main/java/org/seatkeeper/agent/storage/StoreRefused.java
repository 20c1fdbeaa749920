package org.seatkeeper.agent.storage;

/**
 * The store is not opened, and nothing is wrong with it: another agent has it, none was founded, a newer agent wrote it.
 * The message is cause and remedy in plain words.
 */
public final class StoreRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String words;

    /** A cause and what to do about it. */
    public StoreRefused(String message) {
        super(message);
        words = message;
    }

    @Override
    public String getMessage() {
        return words;
    }
}
