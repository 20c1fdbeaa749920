package org.seatkeeper.agent.identity;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;

/** Works out, once per connection and before any call of it, who is at the other end. */
final class CallerFilter extends ServerTransportFilter {
    private final Recognizer recognizer;

    CallerFilter(Recognizer recognizer) {
        this.recognizer = recognizer;
    }

    /** What a door knows of whoever comes through it. Does not block for long: it is asked on an event loop. */
    @FunctionalInterface
    interface Recognizer {
        Recognition recognize(Attributes transport);
    }

    @Override
    public Attributes transportReady(Attributes transport) {
        return transport.toBuilder()
                .set(Recognition.KEY, recognizer.recognize(transport))
                .build();
    }
}
