package org.seatkeeper.agent.identity;

import java.util.Optional;
import org.seatkeeper.agent.domain.IdentityName;

/** Told of every caller who was turned away, so that it can be recorded later (spec/model.md, decision 8). */
@FunctionalInterface
public interface Denials {
    /** Takes note. Must neither block nor throw: it is called on the threads that serve connections. */
    void denied(Denied denied);

    /**
     * One turning away.
     *
     * @param who empty where nobody was recognized
     * @param origin door and address in words
     * @param method {@code package.Service/Method}, or one of the words below where it did not come to a call
     * @param why in plain words; holds nothing that the caller wrote
     */
    record Denied(Optional<IdentityName> who, String origin, String method, String why) {
        /** The method of a refused TLS handshake. */
        public static final String HANDSHAKE = "handshake";

        /** The method of a connection beyond a limit. */
        public static final String CONNECTION = "connection";
    }
}
