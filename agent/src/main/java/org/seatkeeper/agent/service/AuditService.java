package org.seatkeeper.agent.service;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.storage.AuditChain;
import org.seatkeeper.agent.storage.AuditRecord;
import org.seatkeeper.agent.storage.AuditVerdict;
import org.seatkeeper.agent.storage.AuditVerifier;
import org.seatkeeper.agent.storage.Store;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.ExportAuditRequest;
import org.seatkeeper.proto.v1.ExportAuditResponse;
import org.seatkeeper.proto.v1.ListAuditRequest;
import org.seatkeeper.proto.v1.ListAuditResponse;
import org.seatkeeper.proto.v1.VerifyAuditRequest;
import org.seatkeeper.proto.v1.VerifyAuditResponse;

/** Reads, verifies and exports the audit. Reads the store beside the keeper, never in its way. */
public final class AuditService extends AuditServiceGrpc.AuditServiceImplBase {
    /** Long reads at once: each reads the whole audit. */
    static final int LONG_READS_MAX = 4;

    private final Store store;
    private final AuditChain chain;
    private final Timer timer;
    private final Executor executor;
    private final Semaphore longReads = new Semaphore(LONG_READS_MAX);

    AuditService(Store store, Founding founding, Timer timer, Executor executor) {
        this.store = store;
        this.chain = new AuditChain(founding.agentId(), founding.epoch());
        this.timer = timer;
        this.executor = executor;
    }

    @Override
    public void listAudit(ListAuditRequest request, StreamObserver<ListAuditResponse> reply) {
        int size = ReadCalls.pageSize(request.getPageSize());
        long below = request.getBeforeSequence() <= 0 ? Long.MAX_VALUE : request.getBeforeSequence();
        try {
            List<AuditRecord> records = store.audit(below, size);
            var page = ListAuditResponse.newBuilder();
            records.forEach(record -> page.addRecords(AuditRows.row(record)));
            boolean more = !records.isEmpty() && records.getLast().sequence() > 1;
            page.setNextBeforeSequence(more ? records.getLast().sequence() : 0);
            Answers.now(page.build(), reply);
        } catch (StoreFault fault) {
            reply.onError(unreadable(fault));
        }
    }

    @Override
    public void verifyAudit(VerifyAuditRequest request, StreamObserver<VerifyAuditResponse> reply) {
        ByteString hash = request.getKnownHash();
        boolean known = request.getKnownSequence() != 0;
        if (known != !hash.isEmpty() || (known && hash.size() != 32)) {
            throw new MalformedRequest("known_sequence and known_hash belong together; the hash has 32 bytes");
        }
        if (request.getKnownSequence() < 0) {
            throw new MalformedRequest("known_sequence is beyond what an audit can have");
        }
        if (!longReads.tryAcquire()) {
            reply.onError(busy());
            return;
        }
        try {
            var verifier = new AuditVerifier(
                    chain,
                    known
                            ? Optional.of(new AuditVerifier.Known(
                                    request.getKnownSequence(), HexFormat.of().formatHex(hash.toByteArray())))
                            : Optional.empty());
            store.eachAudit(1, verifier::accept);
            Answers.now(response(verifier.verdict()), reply);
        } catch (StoreFault fault) {
            reply.onError(unreadable(fault));
        } finally {
            longReads.release();
        }
    }

    private static VerifyAuditResponse response(AuditVerdict verdict) {
        var response = VerifyAuditResponse.newBuilder()
                .setIntact(verdict.intact())
                .setRecords(verdict.records())
                .setHeadHash(AuditRows.bytes(verdict.headHash()));
        verdict.flaw()
                .ifPresent(flaw -> response.setFirstBadSequence(flaw.sequence())
                        .setFault(flaw.kind().words()));
        return response.build();
    }

    @Override
    public void exportAudit(ExportAuditRequest request, StreamObserver<ExportAuditResponse> reply) {
        if (request.getFromSequence() < 0) {
            throw new MalformedRequest("from_sequence is beyond what an audit can have");
        }
        if (!longReads.tryAcquire()) {
            reply.onError(busy());
            return;
        }
        var export = new AuditExport(
                store,
                Math.max(1, request.getFromSequence()),
                (ServerCallStreamObserver<ExportAuditResponse>) reply,
                timer);
        export.begin();
        // Not on the call's own thread: it waits for the reader, whose readiness arrives there.
        try {
            executor.execute(() -> {
                try {
                    export.run();
                } finally {
                    longReads.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            longReads.release();
            reply.onError(
                    Status.UNAVAILABLE.withDescription("the agent is stopping").asRuntimeException());
        }
    }

    static RuntimeException unreadable(StoreFault fault) {
        return Status.UNAVAILABLE
                .withDescription("the audit cannot be read at the moment: " + fault.getMessage())
                .asRuntimeException();
    }

    private static RuntimeException busy() {
        return Status.RESOURCE_EXHAUSTED
                .withDescription(LONG_READS_MAX + " read the whole audit already; try again later")
                .asRuntimeException();
    }
}
