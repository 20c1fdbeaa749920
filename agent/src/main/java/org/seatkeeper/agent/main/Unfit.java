package org.seatkeeper.agent.main;

import java.io.IOException;

/** What was asked for cannot be: the message says why, and what to ask for instead. Exit code 2. */
final class Unfit extends IOException {
    private static final long serialVersionUID = 1L;

    private final String words;

    Unfit(String words) {
        super(words);
        this.words = words;
    }

    @Override
    public String getMessage() {
        return words;
    }
}
