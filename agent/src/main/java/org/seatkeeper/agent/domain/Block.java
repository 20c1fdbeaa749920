package org.seatkeeper.agent.domain;

import java.time.Instant;

/** An administrator keeps one client away from one product until a moment, by the wall clock. */
public record Block(ProductId product, Client client, Instant until, String by, String reason) {
    /** Most blocks of one server. */
    public static final int MOST = 1_000;

    boolean stands(Instant at) {
        return at.isBefore(until);
    }
}
