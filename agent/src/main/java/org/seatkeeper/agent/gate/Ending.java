package org.seatkeeper.agent.gate;

import org.slf4j.event.Level;

/** Why a client's connection ended, in words for the log. */
enum Ending {
    /** Both sides have said everything. */
    DONE("ended", Level.DEBUG),
    /** One side broke off. */
    BROKEN("broken off by one side", Level.DEBUG),
    /** The client was gone before it was let in. */
    LEFT("left before it was let in", Level.DEBUG),
    /** A rule of licensing stands against it. */
    REFUSED("refused", Level.INFO),
    /** Nobody answered for the agent. */
    SILENT("turned away, since no license could be asked for", Level.WARN),
    /** An administrator ended it, or the agent did not take it on again after a break. */
    REVOKED("lost its license", Level.INFO),
    /** The server behind the gate cannot be reached. */
    TARGET_DOWN("turned away, since the server behind the gate cannot be reached", Level.WARN),
    /** As many clients as may be. */
    FULL("turned away: limits.connections is met; raise it, or see who keeps so many", Level.WARN),
    /** As many that were not let in yet as may be. */
    CROWDED("turned away: limits.arriving is met; raise it, or see who connects and says nothing", Level.WARN),
    /** A trusted proxy did not say for whom it speaks. */
    NO_HEADER("closed: a trusted proxy sent no PROXY header of version 2 in time", Level.WARN),
    /** What a trusted proxy sent is no PROXY header of version 2. */
    BAD_HEADER("closed: what a trusted proxy sent is not a usable PROXY header of version 2", Level.WARN),
    /** The handshake took too long or failed. */
    NO_TLS("closed: the TLS handshake failed or took longer than limits.handshake", Level.INFO),
    /** No user name, and one is required. */
    NO_USER("turned away: it has no usable user name, and identity.user_required is set", Level.INFO),
    /** So much was sent before it was let in that it cannot be kept. */
    HASTY("closed: it sent more than may wait before it was let in", Level.INFO),
    /** Nothing moved for too long. */
    IDLE("closed: nothing moved for as long as limits.idle or limits.half_closed says", Level.INFO),
    /** The gate is stopping. */
    STOPPED("closed: the gate stops", Level.INFO),
    /** A fault of the gate. */
    FAULT("closed by a fault of the gate", Level.ERROR);

    private final String words;
    private final Level level;

    Ending(String words, Level level) {
        this.words = words;
        this.level = level;
    }

    String words() {
        return words;
    }

    Level level() {
        return level;
    }

    /** Whether the client reads the configured message first. */
    boolean saysWhy() {
        return this == REFUSED || this == SILENT || this == NO_USER;
    }

    /** Whether the other side is to notice that this was no orderly end. */
    boolean abrupt() {
        return this == BROKEN || this == FULL || this == CROWDED;
    }
}
