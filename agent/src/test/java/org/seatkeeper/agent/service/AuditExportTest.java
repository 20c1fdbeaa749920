package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatkeeper.agent.storage.MemoryStore;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.ExportAuditRequest;
import org.seatkeeper.proto.v1.ExportAuditResponse;
import org.seatkeeper.proto.v1.VerifyAuditRequest;

class AuditExportTest {
    private static final int RECORDS = 450;

    private final WatchedStore store = new WatchedStore(new MemoryStore(Bench.FOUNDING));
    private AgentInProcess agent;

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess(store).withSql();
        for (int n = 1; n < RECORDS; n++) {
            var _ = agent.bench.add(1, new UUID(7, n));
        }
        agent.bench.settle();
        store.pages.set(0);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 450, 5",
        "1, 450, 5",
        "51, 400, 4",
        "52, 399, 4",
        "450, 1, 1",
        "451, 0, 0",
        "9223372036854775807, 0, 0"
    })
    void everyRecordFromTheSequenceOnIsSentInOrderAHundredAtATime(long from, int records, int messages) {
        var found = new ArrayList<Long>();
        int parts = 0;
        var all = agent.audit()
                .exportAudit(
                        ExportAuditRequest.newBuilder().setFromSequence(from).build());
        while (all.hasNext()) {
            ExportAuditResponse part = all.next();
            assertTrue(part.getRecordsCount() <= AuditExport.RECORDS_MAX);
            part.getRecordsList().forEach(record -> found.add(record.getSequence()));
            parts++;
        }
        assertEquals(
                LongStream.rangeClosed(RECORDS - records + 1, RECORDS).boxed().toList(), found);
        assertEquals(messages, parts);
    }

    @Test
    void aReaderIsSentNoMoreThanItAskedForAndTheStoreIsReadNoFurther() {
        var reader = new Export();
        reader.ask(2);
        reader.next();
        reader.next();
        assertTrue(store.pages.get() <= 4, "pages read: " + store.pages);
        assertEquals(0, reader.arrived.size());
        reader.ask(10);
        for (int n = 0; n < 3; n++) {
            reader.next();
        }
        assertEquals(Status.Code.OK, reader.end().getCode());
    }

    @Test
    void recordsThatComeWhileExportingAreNotWaitedFor() {
        var reader = new Export();
        reader.ask(1);
        reader.next();
        Bench.now(agent.bench.add(1, new UUID(8, 1)));
        reader.ask(10);
        assertEquals(Status.Code.OK, reader.end().getCode());
        long last = reader.arrived.stream()
                .flatMap(part -> part.getRecordsList().stream())
                .mapToLong(record -> record.getSequence())
                .max()
                .orElseThrow();
        assertEquals(RECORDS, last);
    }

    @Test
    void asManyReadTheWholeAuditAsMayAndAPlaceIsFreeWhenOneIsCanceled() {
        var readers = new ArrayList<Export>();
        for (int n = 0; n < AuditService.LONG_READS_MAX; n++) {
            readers.add(new Export());
        }
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, new Export().end().getCode());
        Fails.with(
                Status.Code.RESOURCE_EXHAUSTED,
                () -> agent.audit().verifyAudit(VerifyAuditRequest.getDefaultInstance()));
        readers.getFirst().cancel();
        agent.awaitFinished();
        assertTrue(agent.audit()
                .verifyAudit(VerifyAuditRequest.getDefaultInstance())
                .getIntact());
        readers.forEach(Export::cancel);
    }

    @Test
    void readersThatDoNotReadLoseTheirPlacesToWhoDoes() {
        var readers = new ArrayList<Export>();
        for (int n = 0; n < AuditService.LONG_READS_MAX; n++) {
            readers.add(new Export());
        }
        agent.bench.clocks.pass(AuditExport.PATIENCE.minusNanos(1));
        Fails.with(
                Status.Code.RESOURCE_EXHAUSTED,
                () -> agent.audit().verifyAudit(VerifyAuditRequest.getDefaultInstance()));
        agent.bench.clocks.pass(Duration.ofNanos(1));
        readers.forEach(reader ->
                assertEquals(Status.Code.DEADLINE_EXCEEDED, reader.end().getCode()));
        readers.forEach(_ -> agent.awaitFinished());
        assertTrue(agent.audit()
                .verifyAudit(VerifyAuditRequest.getDefaultInstance())
                .getIntact());
    }

    @Test
    void anExportThatCannotBeReadEndsAsUnavailable() {
        var reader = new Export();
        reader.ask(1);
        reader.next();
        store.unreadable = true;
        reader.ask(10);
        assertEquals(Status.Code.UNAVAILABLE, reader.end().getCode());
    }

    @Test
    void aSequenceThatNoAuditCanHaveIsMalformed() {
        Fails.asMalformed(
                "from_sequence is beyond what an audit can have",
                () -> agent.audit()
                        .exportAudit(ExportAuditRequest.newBuilder()
                                .setFromSequence(-1)
                                .build())
                        .next());
    }

    @Test
    void anAgentThatStopsTellsWhoeverWantsToExportToComeBackLater() {
        agent.stopExecutor();
        for (int n = 0; n <= AuditService.LONG_READS_MAX; n++) {
            assertEquals(Status.Code.UNAVAILABLE, new Export().end().getCode());
        }
    }

    /** Whoever exports: asks for each message. */
    private final class Export implements ClientResponseObserver<ExportAuditRequest, ExportAuditResponse> {
        final BlockingQueue<ExportAuditResponse> arrived = new LinkedBlockingQueue<>();
        private final CompletableFuture<Status> ended = new CompletableFuture<>();
        private @Nullable ClientCallStreamObserver<ExportAuditRequest> call;

        Export() {
            AgentInProcess.as(AgentInProcess.MIRA, AuditServiceGrpc.newStub(agent.channel))
                    .exportAudit(ExportAuditRequest.getDefaultInstance(), this);
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<ExportAuditRequest> started) {
            call = started;
            started.disableAutoRequestWithInitial(0);
        }

        @Override
        public void onNext(ExportAuditResponse part) {
            arrived.add(part);
        }

        @Override
        public void onError(Throwable t) {
            ended.complete(Status.fromThrowable(t));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }

        void ask(int messages) {
            Objects.requireNonNull(call).request(messages);
        }

        void cancel() {
            Objects.requireNonNull(call).cancel("enough", null);
        }

        void next() {
            try {
                assertTrue(arrived.poll(10, TimeUnit.SECONDS) != null, "no part came");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        Status end() {
            return ended.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }
}
