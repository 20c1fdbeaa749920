package org.seatkeeper.client.fleet;

/**
 * How a question to a server ended. Silence is an answer too, and is never mistaken for a refusal.
 *
 * @param <T> what a good answer brings
 */
public sealed interface Answer<T> {
    /** It was done, or read. */
    record Done<T>(T value) implements Answer<T> {}

    /** A rule said no; nothing changed. */
    record Refused<T>(RefusalFacts why) implements Answer<T> {}

    /** The instance moved since it was looked at; nothing changed. Look again. */
    record Changed<T>(long expectedRevision, long currentRevision) implements Answer<T> {}

    /** The caller may not do this, or is not accepted; nothing changed. */
    record NotAllowed<T>(String why) implements Answer<T> {}

    /** The question was malformed: a fault of the program that asked. */
    record Malformed<T>(String why) implements Answer<T> {}

    /** The agent says that it failed inside; nothing is known to have changed. */
    record Fault<T>(String why) implements Answer<T> {}

    /** No answer came. */
    record NoAnswer<T>(String why, Outcome outcome) implements Answer<T> {}

    /** What silence leaves open. */
    enum Outcome {
        /** It never reached the server: nothing changed. */
        NOTHING_CHANGED,
        /** It may have happened. Ask again under the same operation id, or look. */
        UNKNOWN
    }
}
