package org.seatkeeper.client.console.mode;

import java.time.Instant;
import java.util.Optional;

/** When the change should take effect. */
public sealed interface When {
    /** At once. */
    record Now() implements When {}

    /** A day from when the dialog opened: proposed, because it leaves time to think again. */
    record InADay(Instant at) implements When {}

    /** At a time that was entered. */
    record At(Instant at) implements When {}

    /** The time entered cannot be read. */
    record Unclear(String problem) implements When {}

    /** What the server is asked for: absent for at once. */
    default Optional<Instant> effectiveAt() {
        return switch (this) {
            case Now _, Unclear _ -> Optional.empty();
            case InADay(Instant at) -> Optional.of(at);
            case At(Instant at) -> Optional.of(at);
        };
    }
}
