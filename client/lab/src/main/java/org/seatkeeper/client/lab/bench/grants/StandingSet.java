package org.seatkeeper.client.lab.bench.grants;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.proto.v1.Client;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.SessionAnswer;
import org.seatkeeper.proto.v1.SessionAsk;
import org.seatkeeper.proto.v1.SessionClaim;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/**
 * Grants that live on a session of each product, each of a user and a device of its own, and are forgotten here: a million of them would be
 * too many for this process. The sessions have the longest lease, so that they live without a heartbeat and over restarts.
 */
public final class StandingSet implements AutoCloseable {
    private static final int LEASE_SECONDS = 86_400;
    private static final int ASKS = 256;
    private static final int MESSAGES = 12;

    private final Lines lines = new Lines();
    private final ManagedChannel channel;
    private final Semaphore places = new Semaphore(MESSAGES);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    private StandingSet(Path socket) {
        channel = lines.socket(socket);
    }

    /** Takes so many, half for each product; returns once all are durable. */
    public static StandingSet of(GrantAgent agent, int grants) throws IOException, InterruptedException {
        var set = new StandingSet(agent.licenseSocket());
        try {
            set.take(GrantAgent.PRODUCT, grants / 2);
            set.take(GrantAgent.OTHER_PRODUCT, grants - grants / 2);
            return set;
        } catch (IOException | InterruptedException e) {
            set.close();
            throw e;
        }
    }

    private void take(String product, int grants) throws IOException, InterruptedException {
        StreamObserver<SessionRequest> asks =
                LicenseServiceGrpc.newStub(channel).session(new Answers());
        asks.onNext(SessionRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setProductId(product).setLeaseSeconds(LEASE_SECONDS))
                .build());
        for (int first = 0; first < grants && fault.get() == null; first += ASKS) {
            var request = SessionRequest.newBuilder();
            for (int n = first; n < Math.min(grants, first + ASKS); n++) {
                request.addAsks(SessionAsk.newBuilder()
                        .setNumber(n)
                        .setRequest(SessionClaim.newBuilder()
                                .setHandleId(new UUID(LEASE_SECONDS, n).toString())
                                .setClient(Client.newBuilder()
                                        .setUser(String.format(Locale.ROOT, "user-%06d", n))
                                        .setDevice(String.format(Locale.ROOT, "ws-%06d", n)))));
            }
            places.acquire();
            asks.onNext(request.build());
        }
        places.acquire(MESSAGES);
        places.release(MESSAGES);
        Throwable failed = fault.get();
        if (failed != null) {
            throw new IOException("the standing set was not taken: " + failed.getMessage(), failed);
        }
    }

    /** The grants live on, for as long as their lease. */
    @Override
    public void close() {
        channel.shutdownNow();
        lines.close();
    }

    private final class Answers implements StreamObserver<SessionResponse> {
        @Override
        public void onNext(SessionResponse response) {
            for (SessionAnswer answer : response.getAnswersList()) {
                if (!answer.hasGrant()) {
                    fault.set(new IOException(answer.toString()));
                }
            }
            if (!response.hasOpened()) {
                places.release();
            }
        }

        @Override
        public void onError(Throwable failed) {
            fault.compareAndSet(null, failed);
            places.release(MESSAGES);
        }

        @Override
        public void onCompleted() {}
    }
}
