package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.AgreementText;
import org.seatkeeper.proto.v1.GetModeRequest;
import org.seatkeeper.proto.v1.RegisterProductRequest;

class HostileInputTest {
    private static final Duration CHEAP = Duration.ofSeconds(2);

    private AgentInProcess agent;

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess().withSql();
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    @DisplayName("Scenario 21: a name of 10 MB is refused cheaply, without being repeated, and nothing changes")
    void aNameOfTenMegabytesIsRefusedCheaply() {
        String huge = "n".repeat(10_000_000);
        var product = AgentInProcess.declaration("mail").toBuilder().setName(huge);
        refusedCheaply("product.name is too long; at most 32 characters are allowed", () -> register(product));
        refusedCheaply(
                "product_id is too long; at most 64 characters are allowed",
                () -> agent.admin()
                        .getMode(GetModeRequest.newBuilder().setProductId(huge).build()));
    }

    @Test
    @DisplayName("Scenario 21: a list of a million items is refused cheaply")
    void aListOfAMillionItemsIsRefusedCheaply() {
        var product = AgentInProcess.declaration("mail").toBuilder()
                .addAllAgreements(Collections.nCopies(999_999, AgreementText.getDefaultInstance()));
        refusedCheaply("product.agreements has 1000000 items; at most 40 are allowed", () -> register(product));
    }

    @Test
    @DisplayName("Scenario 21: bad UTF-8 is refused, and the agent goes on")
    void badUtf8IsRefused() {
        byte[] bad = {(byte) 0xc3, (byte) 0x28, (byte) 0xff};
        Status status = Fails.with(Status.Code.INVALID_ARGUMENT, () -> raw(field(1, bad)))
                .getStatus();
        assertEquals("the request is not a message of the contract", status.getDescription());
        assertUnharmed();
    }

    @Test
    @DisplayName("Scenario 21: bytes that are no message are refused, and the agent goes on")
    void bytesThatAreNoMessageAreRefused() {
        Fails.with(Status.Code.INVALID_ARGUMENT, () -> raw(new byte[] {(byte) 0xff, (byte) 0xff, 0x7f}));
        Fails.with(Status.Code.INVALID_ARGUMENT, () -> raw(new byte[] {0x0a, 0x7f, 0x41}));
        assertUnharmed();
    }

    @Test
    void namesThatBeginOrEndWithControlCharactersOrTurnTheDirectionOfWritingAreRefused() {
        for (String trick : new String[] {"\u0000", "\u001b[31m", "\n", "\u202e", "\u2067", "\u200b", "\ufeff"}) {
            for (String name : new String[] {trick + "Mail", "Mail" + trick, trick}) {
                var product = AgentInProcess.declaration("mail").toBuilder().setName(name);
                refusedCheaply(
                        "product.name has control characters or characters that turn the direction of writing",
                        () -> register(product));
            }
        }
        assertUnharmed();
    }

    private void register(org.seatkeeper.proto.v1.ProductDeclaration.Builder product) {
        var _ = agent.licenses("mail")
                .registerProduct(RegisterProductRequest.newBuilder()
                        .setAct(agent.act())
                        .setProduct(product)
                        .build());
    }

    private void refusedCheaply(String words, org.junit.jupiter.api.function.Executable call) {
        long before = System.nanoTime();
        Fails.asMalformed(words, call);
        assertTrue(System.nanoTime() - before < CHEAP.toNanos(), "it took long");
        assertUnharmed();
    }

    private void assertUnharmed() {
        assertEquals(1, agent.bench.keeper.figures().auditSequence());
        assertFalse(agent.admin()
                .getMode(GetModeRequest.newBuilder()
                        .setProductId(AgentInProcess.SQL)
                        .build())
                .hasRefusal());
    }

    /** One field of bytes, as it stands on the wire. */
    private static byte[] field(int number, byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = CodedOutputStream.newInstance(bytes);
            out.writeBytes(number, ByteString.copyFrom(content));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void raw(byte[] request) {
        MethodDescriptor<byte[], byte[]> method = AdminServiceGrpc.getGetModeMethod().toBuilder(
                        new Bytes(), new Bytes())
                .build();
        var channel = AgentInProcess.as(AgentInProcess.MIRA, AdminServiceGrpc.newBlockingStub(agent.channel))
                .getChannel();
        var _ = ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request);
    }

    /** Bytes as they are. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
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
    }
}
