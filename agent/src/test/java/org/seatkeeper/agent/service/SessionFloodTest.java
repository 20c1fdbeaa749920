package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.ListConnectionsRequest;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.SessionRequest;
import org.seatkeeper.proto.v1.SessionResponse;

/** A product that asks and asks and reads no answer: it is held up, then sent away, and costs a bounded amount. */
class SessionFloodTest {
    private static final int MESSAGES = 2_000;
    private static final int ASKS = 500;

    private AgentInProcess agent;

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess().withSql();
    }

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void aMillionAsksWithoutReadingAreHeldUpAndTheSessionEndsAsExhausted() throws Exception {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("caller", Metadata.ASCII_STRING_MARSHALLER), AgentInProcess.SQL);
        ClientCall<SessionRequest, SessionResponse> call = ClientInterceptors.intercept(
                        agent.channel, MetadataUtils.newAttachHeadersInterceptor(headers))
                .newCall(LicenseServiceGrpc.getSessionMethod(), CallOptions.DEFAULT);
        var ended = new CompletableFuture<Status>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                new Metadata());
        call.sendMessage(SessionRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setProductId(AgentInProcess.SQL))
                .build());
        long handle = 0;
        for (int n = 0; n < MESSAGES; n++) {
            var message = SessionRequest.newBuilder();
            for (int a = 0; a < ASKS; a++) {
                message.addAsks(SessionClient.ask(a, new UUID(4, ++handle), "u" + a));
            }
            call.sendMessage(message.build());
        }
        agent.bench.settle();
        int decided = total();
        assertTrue(decided <= ASKS, decided + " clients");
        assertTrue(
                agent.bench.keeper.read(state -> state.grants().size()).get(10, TimeUnit.SECONDS)
                        <= SessionStream.UNANSWERED_MAX + 2 * ASKS,
                "what was decided is bounded, whatever was sent");
        agent.bench.settle();
        agent.bench.passAtRest(SessionStream.STUCK_MAX.plus(Duration.ofSeconds(1)));
        call.request(MESSAGES); // Too late: what was answered before comes, and then the end.
        Status status = ended.get(10, TimeUnit.SECONDS);
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, status.getCode(), status.toString());
        assertTrue(String.valueOf(status.getDescription()).contains("not read"), status.toString());
    }

    private int total() {
        return agent.admin()
                .listConnections(ListConnectionsRequest.newBuilder()
                        .setProductId(AgentInProcess.SQL)
                        .build())
                .getTotal();
    }
}
