package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.OpenSession;
import org.seatkeeper.proto.v1.SessionRequest;

/** A session whose call is ended for what it sent, while an answer is on its way: the answer is lost, and nothing else. */
class SessionClosedUnderneathTest {
    private static final byte[] JUNK = {(byte) 0xff, (byte) 0xff, (byte) 0xff};

    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    @Test
    void anAnswerToACallThatWasEndedMeanwhileDoesNotStopTheAgent() throws Exception {
        try (var agent = new AgentInProcess().withSql()) {
            var gate = new Gate();
            var held = agent.bench.keeper.read(_ -> {
                gate.run();
                return true;
            });
            gate.awaitReached();
            assertEquals(Status.Code.INVALID_ARGUMENT, openThenJunk(agent).getCode());
            gate.open();
            assertTrue(held.get(10, TimeUnit.SECONDS));
            agent.bench.settle();
            agent.bench.settle();
            assertEquals(List.of(), agent.bench.fatal);
        }
    }

    private static Status openThenJunk(AgentInProcess agent) throws Exception {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("caller", Metadata.ASCII_STRING_MARSHALLER), AgentInProcess.SQL);
        ClientCall<byte[], byte[]> call = ClientInterceptors.intercept(
                        agent.channel, MetadataUtils.newAttachHeadersInterceptor(headers))
                .newCall(
                        LicenseServiceGrpc.getSessionMethod().toBuilder(BYTES, BYTES)
                                .build(),
                        CallOptions.DEFAULT);
        var ended = new CompletableFuture<Status>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                new Metadata());
        call.request(10);
        call.sendMessage(SessionRequest.newBuilder()
                .setOpen(OpenSession.newBuilder().setProductId(AgentInProcess.SQL))
                .addAsks(SessionClient.ask(1, new UUID(1, 1), "u1"))
                .build()
                .toByteArray());
        call.sendMessage(JUNK);
        return ended.get(10, TimeUnit.SECONDS);
    }
}
