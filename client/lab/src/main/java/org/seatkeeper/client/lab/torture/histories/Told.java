package org.seatkeeper.client.lab.torture.histories;

import java.util.Map;

/** What was answered, for certain. */
public sealed interface Told {
    /** It was done: the client is in, the handle is given back, the number is changed, the client is evicted; the handle lives. */
    record Yes() implements Told {}

    /** A rule's no: the number is reached. */
    record No() implements Told {}

    /** There is no such handle, or no session that this token resumes. */
    record NotThere() implements Told {}

    /** The handle does not live any more: this has ended it, or something before. */
    record NoMore() implements Told {}

    /** The handle lives under another lease, and nothing was done. */
    record OtherLease() implements Told {}

    /** The session has ended before. */
    record Over() implements Told {}

    /** The session is resumed, with so many grants. */
    record Resumed(int grants) implements Told {}

    /** Who counts, and with how many handles; 0 for a place that is held. */
    record Seen(Map<String, Integer> handles) implements Told {
        public Seen {
            handles = Map.copyOf(handles);
        }
    }

    /** It had its effect by then, or never has. */
    record Maybe() implements Told {}

    /** No answer came, and nobody asks again: it may have an effect at any later time, or never. */
    record Unknown() implements Told {}
}
