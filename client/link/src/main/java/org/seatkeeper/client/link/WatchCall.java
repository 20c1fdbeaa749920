package org.seatkeeper.client.link;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.function.Consumer;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.WatchRequest;
import org.seatkeeper.proto.v1.WatchResponse;

/**
 * One watch stream. A message is handed over only after the one before was folded in, so a slow console holds one message,
 * and the agent holds the newest state. Receivers are called on a thread of the transport, one call at a time.
 */
final class WatchCall {
    private final ClientCall<WatchRequest, WatchResponse> call;

    private WatchCall(ClientCall<WatchRequest, WatchResponse> call) {
        this.call = call;
    }

    /**
     * Begins to watch.
     *
     * @param ended told once, also where the agent ended the stream in good order
     */
    static WatchCall start(
            Channel channel, WatchRequest request, Consumer<WatchResponse> receiver, Consumer<Throwable> ended) {
        var call = channel.newCall(AdminServiceGrpc.getWatchMethod(), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(WatchResponse message) {
                        receiver.accept(message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        Status why = status.isOk() ? Status.UNAVAILABLE.withDescription("the agent stopped") : status;
                        ended.accept(why.asRuntimeException(trailers));
                    }
                },
                new Metadata());
        call.sendMessage(request);
        call.halfClose();
        call.request(1);
        return new WatchCall(call);
    }

    /** The last message is folded in: the next may come. */
    void more() {
        call.request(1);
    }
}
