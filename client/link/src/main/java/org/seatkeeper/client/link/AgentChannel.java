package org.seatkeeper.client.link;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * One attempt at a connection to one server, and all calls over it. After it broke it is thrown away: the next attempt is
 * another channel, so that nothing but the link decides when to dial. Safe from any thread.
 */
final class AgentChannel {
    /** Tells a refused certificate from a broken connection where the failure itself does not. Completes off the caller's thread. */
    @FunctionalInterface
    interface SecondLook {
        CompletionStage<LinkFailure> at(LinkFailure firstLook);

        /** Where there are no certificates. */
        SecondLook NONE = CompletableFuture::completedStage;
    }

    private final ManagedChannel channel;
    private final Channel calls;
    private final ServerEntry entry;
    private final BooleanSupplier ready;
    private final SecondLook secondLook;

    /**
     * A channel that was just made.
     *
     * @param ready whether the server accepted the connection, as its first settings say
     */
    AgentChannel(ManagedChannel channel, ServerEntry entry, BooleanSupplier ready, SecondLook secondLook) {
        this.channel = channel;
        this.calls = ClientInterceptors.intercept(channel, new Deadlines());
        this.entry = entry;
        this.ready = ready;
        this.secondLook = secondLook;
    }

    /** What to call over. */
    Channel calls() {
        return calls;
    }

    /** The same connection without deadlines of ours. */
    Channel bare() {
        return channel;
    }

    /** The server as it was dialed, its identity known by now. */
    ServerEntry entry() {
        return entry;
    }

    /** What a failed call says of the link; looks a second time where a refused certificate could look the same. */
    CompletionStage<LinkFailure> explain(Throwable failure) {
        LinkFailure first = Failures.link(failure, entry.address().toString());
        boolean unsure =
                !ready.getAsBoolean() && first.kind() == LinkFailure.Kind.UNREACHABLE && Failures.ambiguous(failure);
        return unsure ? secondLook.at(first) : CompletableFuture.completedStage(first);
    }

    /** Ends every call and the connection. */
    void close() {
        channel.shutdownNow();
    }

    /** How a channel is opened. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens a channel; the stage fails with a {@link LinkException} where that cannot even begin.
         *
         * @param attempt from 1; a name with several addresses is tried at another each time
         */
        CompletionStage<AgentChannel> open(ServerEntry entry, int attempt);
    }
}
