package org.seatkeeper.client.link;

import io.grpc.CallOptions;
import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;

/**
 * How far one call came: whether any of it left this machine, and whether the server itself ended it. Only that tells a
 * change that cannot have happened from one that may have.
 */
final class Reached extends ClientStreamTracer.Factory {
    private volatile boolean left;
    private volatile boolean answered;

    /** Whether any of it was handed to a connection. */
    boolean left() {
        return left;
    }

    /** Whether the status came from the server. */
    boolean answered() {
        return answered;
    }

    /** Options that make a call report here. */
    CallOptions options() {
        return CallOptions.DEFAULT.withStreamTracerFactory(this);
    }

    @Override
    public ClientStreamTracer newClientStreamTracer(ClientStreamTracer.StreamInfo info, Metadata headers) {
        return new ClientStreamTracer() {
            @Override
            public void outboundHeaders() {
                left = true;
            }

            @Override
            public void inboundTrailers(Metadata trailers) {
                answered = true;
            }
        };
    }
}
