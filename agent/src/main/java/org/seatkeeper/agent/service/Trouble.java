package org.seatkeeper.agent.service;

import org.seatkeeper.agent.storage.StoreFault;

/** Why the keeper gave no verdict. The outcome is not a rule's: it is about the agent. */
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the asker may conclude. */
    public enum Kind {
        /** Too many wait; nothing was done. */
        QUEUE_FULL,
        /** The agent has stopped or its disk is stalled; nothing was done. */
        UNAVAILABLE,
        /** The turn may or may not be durable. Ask again with the same operation id, or look. */
        UNKNOWN
    }

    private final Kind kind;

    /** The message is a cause in plain words. */
    public Trouble(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What the asker may conclude. */
    public Kind kind() {
        return kind;
    }

    /** What the store says, without the full stop: the words go into a sentence. */
    static String words(StoreFault fault) {
        String words = String.valueOf(fault.getMessage());
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }
}
