package org.seatkeeper.planted.agent.domain;

import java.util.UUID;
import java.util.function.Supplier;

/** Chance by method reference. */
public final class RollsDice {
    /** Another one each time. */
    public Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
