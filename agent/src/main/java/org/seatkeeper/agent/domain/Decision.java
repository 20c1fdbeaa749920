package org.seatkeeper.agent.domain;

import java.util.List;

/** The answer to a command, before anything is done about it. */
public sealed interface Decision {
    /** What will happen. No events where there is nothing to do; a warning may be empty. */
    record Accepted(ProductId product, List<Event> events, String warning) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** A rule says no. */
    record Refused(Refusal why) implements Decision {}

    /** The instance moved since the caller looked. */
    record Stale(ProductId product, long expected, long current) implements Decision {}
}
