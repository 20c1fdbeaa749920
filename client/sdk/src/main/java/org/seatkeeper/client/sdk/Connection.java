package org.seatkeeper.client.sdk;

import io.grpc.Channel;
import io.grpc.ManagedChannel;

/** The way to one agent. */
interface Connection extends AutoCloseable {
    Channel channel();

    /** Makes the next call dial at once, however long the channel would still wait. */
    default void wake() {
        if (channel() instanceof ManagedChannel managed) {
            managed.resetConnectBackoff();
        }
    }

    /** Ends what was made for it. */
    @Override
    void close();

    /** The way of a channel that somebody else made and closes. */
    static Connection on(Channel channel) {
        return new Connection() {
            @Override
            public Channel channel() {
                return channel;
            }

            @Override
            public void close() {}
        };
    }
}
