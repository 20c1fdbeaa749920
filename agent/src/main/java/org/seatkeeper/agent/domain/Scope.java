package org.seatkeeper.agent.domain;

import java.util.UUID;

/** Where licenses are held. The three never mix (spec/model.md I7). */
public sealed interface Scope {
    /** On this server, for concurrent connections. */
    record PerServer() implements Scope {}

    /** In the pool of the site, for seats of one kind. */
    record Pool(SeatKind kind) implements Scope {}

    /** Left behind by one change of mode. */
    record Unclaimed(UUID conversion) implements Scope {}

    /** As people read it. */
    default String words() {
        return switch (this) {
            case PerServer _ -> "Per Server";
            case Pool(SeatKind kind) -> "the pool of " + kind.words();
            case Unclaimed(UUID conversion) -> "unclaimed from " + conversion;
        };
    }
}
