package org.seatkeeper.agent.domain;

/**
 * What the log of grants keeps, in the order in which it happened: memory answers every question, and the log exists to
 * rebuild memory (design section 6).
 */
public sealed interface LogRecord {
    /** A grant was taken, or its record was copied forward. */
    record Taken(long position, Grant grant) implements LogRecord {}

    /** The grant of that fence ended. */
    record Ended(long position, long fence) implements LogRecord {}

    /** Where it stands in the log. */
    long position();
}
