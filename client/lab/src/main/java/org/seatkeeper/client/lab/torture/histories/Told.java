package org.seatkeeper.client.lab.torture.histories;

import java.util.Map;

/** What was answered, for certain. */
public sealed interface Told {
    /** It was done: the client is in, the handle is given back, the number is changed, the client is evicted; the handle lives. */
    record Yes() implements Told {}

    /** A rule's no: the number is reached. */
    record No() implements Told {}

    /** There is no such handle. */
    record NotThere() implements Told {}

    /** Who counts, and with how many handles. */
    record Seen(Map<String, Integer> handles) implements Told {
        public Seen {
            handles = Map.copyOf(handles);
        }
    }

    /** No answer came, and nobody asks again: it may have an effect at any later time, or never. */
    record Unknown() implements Told {}
}
