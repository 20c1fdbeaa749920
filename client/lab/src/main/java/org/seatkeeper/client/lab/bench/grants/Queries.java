package org.seatkeeper.client.lab.bench.grants;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.client.lab.process.Lines;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.QueryRequest;
import org.seatkeeper.proto.v1.QueryResponse;

/** 256 callers that ask how many licenses there are, each with one call under way, over one connection. One thread drives them. */
public final class Queries implements AutoCloseable {
    private final Lines lines = new Lines();
    private final ManagedChannel channel;
    private final LicenseServiceGrpc.LicenseServiceStub service;
    private final Semaphore places = new Semaphore(GrantLoad.CALLERS);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final QueryRequest request =
            QueryRequest.newBuilder().setProductId(GrantAgent.PRODUCT).build();

    Queries(Path socket) {
        channel = lines.socket(socket);
        service = LicenseServiceGrpc.newStub(channel);
    }

    /** So many; returns once all are answered. */
    public void run(int queries) throws IOException, InterruptedException {
        for (int n = 0; n < queries; n++) {
            places.acquire();
            service.query(request, new Answered());
        }
        places.acquire(GrantLoad.CALLERS);
        places.release(GrantLoad.CALLERS);
        Throwable failed = fault.get();
        if (failed != null) {
            throw new IOException("a query failed: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
        lines.close();
    }

    private final class Answered implements StreamObserver<QueryResponse> {
        @Override
        public void onNext(QueryResponse answer) {}

        @Override
        public void onError(Throwable failed) {
            fault.set(failed);
            places.release();
        }

        @Override
        public void onCompleted() {
            places.release();
        }
    }
}
