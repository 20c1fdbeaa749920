package org.seatkeeper.client.cli;

/** What every verb is given. */
record Surroundings(Streams streams, CliEnv env) {
    /** Whether a person looks on who wants colors. */
    boolean colors() {
        return streams.terminal()
                && env.variables().getOrDefault("NO_COLOR", "").isEmpty();
    }
}
