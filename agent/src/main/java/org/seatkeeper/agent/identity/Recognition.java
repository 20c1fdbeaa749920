package org.seatkeeper.agent.identity;

import io.grpc.Attributes;

/** What is known of the other end of a connection. Attached to the connection, read at every call of it. */
sealed interface Recognition {
    /** The connection carries it under this key. */
    Attributes.Key<Recognition> KEY = Attributes.Key.create("seatkeeper.recognition");

    /** Somebody with a name. */
    record Recognized(Peer peer) implements Recognition {}

    /**
     * Nobody: no call of the connection is answered.
     *
     * @param origin where the connection came from
     * @param why in plain words
     */
    record Unrecognized(String origin, String why) implements Recognition {}
}
