package org.seatkeeper.agent.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatkeeper.agent.storage.StoreFault;
import org.seatkeeper.proto.v1.AdminServiceGrpc;
import org.seatkeeper.proto.v1.AuditServiceGrpc;
import org.seatkeeper.proto.v1.LicenseServiceGrpc;
import org.seatkeeper.proto.v1.OptionsProto;

/** Whatever a request holds, the call ends with an answer that the contract declares, and nothing changes by a bad one. */
class BoundsTest {
    private static final Set<Status.Code> DECLARED =
            EnumSet.of(Status.Code.OK, Status.Code.INVALID_ARGUMENT, Status.Code.ABORTED);

    private AgentInProcess agent;

    /** An administrator speaks for no product, and so is not let in where products ask. */
    private static boolean declared(com.google.protobuf.Descriptors.MethodDescriptor method, Status status) {
        boolean ofProducts = method.getOptions().getExtension(OptionsProto.permission)
                == org.seatkeeper.proto.v1.Permission.PERMISSION_USE_LICENSES;
        return DECLARED.contains(status.getCode()) || (ofProducts && status.getCode() == Status.Code.PERMISSION_DENIED);
    }

    @BeforeEach
    void start() throws StoreFault {
        agent = new AgentInProcess().withSql();
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void everyMethodTurnsAwayEveryFieldThatIsOneBeyondItsBounds() {
        long before = agent.bench.keeper.figures().auditSequence();
        int tried = 0;
        for (Requests.Place place : Requests.places().toList()) {
            for (Object bad : beyond(place)) {
                Status status = call(place.method(), place.with(bad));
                assertEquals(Status.Code.INVALID_ARGUMENT, status.getCode(), place + " = " + status);
                assertTrue(
                        String.valueOf(status.getDescription())
                                .contains(place.field().getName()),
                        place + ": " + status);
                tried++;
            }
        }
        assertTrue(tried > 100, "fields beyond their bounds: " + tried);
        assertEquals(before, agent.bench.keeper.figures().auditSequence());
    }

    @Test
    void everyMethodTakesEveryFieldAtItsBoundsAndAnswersAsDeclared() {
        for (Requests.Place place : Requests.places().toList()) {
            for (Object good : within(place)) {
                Status status = call(place.method(), place.with(good));
                assertTrue(declared(place.method(), status), place + ": " + status);
                assertFalse(
                        status.getCode() == Status.Code.INVALID_ARGUMENT
                                && place.bounds().getMaxLength() > 0
                                && String.valueOf(status.getDescription()).contains("too long"),
                        place + ": " + status);
            }
        }
    }

    @Test
    void everyMethodAnswersAnEmptyRequestAsDeclared() {
        Requests.methods().forEach(method -> {
            Status status = call(method, DynamicMessage.getDefaultInstance(method.getInputType()));
            assertTrue(declared(method, status), method.getFullName() + ": " + status);
        });
    }

    @Test
    void everyMethodTurnsAwayNamesThatMeanNothingAndNamesThatAreMissing() {
        Requests.places()
                .filter(place -> place.field().getJavaType() == FieldDescriptor.JavaType.ENUM)
                .forEach(place -> {
                    var unknown = place.field().getEnumType().findValueByNumberCreatingIfUnknown(99);
                    assertEquals(
                            Status.Code.INVALID_ARGUMENT,
                            call(place.method(), place.with(unknown)).getCode(),
                            place::toString);
                    boolean mayBeMissing = place.method().getName().equals("RegisterProduct")
                            || place.field().getEnumType().equals(org.seatkeeper.proto.v1.ClientKind.getDescriptor());
                    var missing = place.field().getEnumType().findValueByNumber(0);
                    Status status = call(place.method(), place.with(missing));
                    if (!mayBeMissing && !place.toString().contains("pool")) {
                        assertEquals(Status.Code.INVALID_ARGUMENT, status.getCode(), place + ": " + status);
                    }
                });
    }

    @Test
    void everyTimeBeforeNineteenSeventyOrAfterTheYearNineThousandNineHundredNinetyNineIsTurnedAway() {
        List<Requests.Place> times = Requests.places()
                .filter(place -> place.field().getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                .filter(place -> place.field().getMessageType().equals(Timestamp.getDescriptor()))
                .toList();
        assertEquals(4, times.size());
        for (Requests.Place place : times) {
            for (Timestamp bad : List.of(
                    time(-1, 0),
                    time(253_402_300_800L, 0),
                    time(0, -1),
                    time(0, 1_000_000_000),
                    time(Long.MAX_VALUE, 0),
                    time(Long.MIN_VALUE, 0))) {
                Status status = call(place.method(), place.with(bad));
                assertEquals(Status.Code.INVALID_ARGUMENT, status.getCode(), place + ": " + status);
            }
            for (Timestamp good : List.of(time(0, 0), time(253_402_300_799L, 999_999_999))) {
                assertEquals(
                        Status.Code.OK, call(place.method(), place.with(good)).getCode());
            }
        }
    }

    private static Timestamp time(long seconds, int nanos) {
        return Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build();
    }

    private static List<Object> beyond(Requests.Place place) {
        var bad = new ArrayList<Object>();
        var bounds = place.bounds();
        switch (place.field().getJavaType()) {
            case STRING -> {
                bad.add(Requests.text(bounds, bounds.getMaxLength() + 1));
                bad.add("\u202e".repeat(Math.max(1, bounds.getMinLength())));
                if (bounds.getMinLength() > 0) {
                    bad.add("");
                }
            }
            case BYTE_STRING -> bad.add(com.google.protobuf.ByteString.copyFrom(new byte[bounds.getMaxLength() + 1]));
            case INT -> {
                if (bounds.getMax() != 0) {
                    bad.add((int) bounds.getMax() + 1);
                    bad.add(-1);
                }
            }
            case LONG -> {
                if (bounds.getMax() != 0) {
                    bad.add(bounds.getMax() + 1);
                    bad.add(-1L);
                }
            }
            case MESSAGE, ENUM, BOOLEAN, FLOAT, DOUBLE -> {}
        }
        return bad;
    }

    private static List<Object> within(Requests.Place place) {
        var bounds = place.bounds();
        return switch (place.field().getJavaType()) {
            case STRING ->
                List.of(
                        Requests.text(bounds, bounds.getMaxLength()),
                        bounds.getForm() == org.seatkeeper.proto.v1.Form.FORM_UNSPECIFIED
                                ? "\ud83d\ude00".repeat(bounds.getMaxLength())
                                : Requests.text(bounds, bounds.getMaxLength()));
            case INT ->
                List.of((int) bounds.getMin(), bounds.getMax() == 0 ? Integer.MAX_VALUE : (int) bounds.getMax());
            case LONG ->
                List.of(
                        bounds.getMin(),
                        bounds.getMax() == 0 ? Long.MAX_VALUE : bounds.getMax(),
                        bounds.getMax() == 0 ? Long.MIN_VALUE : bounds.getMax());
            case BOOLEAN -> List.of(true, false);
            case MESSAGE, ENUM, BYTE_STRING, FLOAT, DOUBLE -> List.of();
        };
    }

    /** Calls a method by its descriptor and says how the call ended. */
    private Status call(com.google.protobuf.Descriptors.MethodDescriptor method, Message request) {
        MethodDescriptor<?, ?> grpc = Stream.of(
                        AdminServiceGrpc.getServiceDescriptor(),
                        AuditServiceGrpc.getServiceDescriptor(),
                        LicenseServiceGrpc.getServiceDescriptor())
                .map(ServiceDescriptor::getMethods)
                .flatMap(java.util.Collection::stream)
                .filter(m -> m.getFullMethodName().equals(method.getService().getFullName() + "/" + method.getName()))
                .findFirst()
                .orElseThrow();
        var raw = grpc.toBuilder(
                        ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())),
                        ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
                .build();
        var channel = AgentInProcess.as(AgentInProcess.MIRA, AdminServiceGrpc.newBlockingStub(agent.channel))
                .getChannel();
        try {
            var options = CallOptions.DEFAULT.withDeadlineAfter(20, java.util.concurrent.TimeUnit.SECONDS);
            var dynamic = DynamicMessage.newBuilder(method.getInputType())
                    .mergeFrom(request)
                    .build();
            if (method.getName().equals("Watch")) {
                var answers = ClientCalls.blockingServerStreamingCall(channel, raw, options, dynamic);
                answers.next();
                return Status.OK;
            }
            ClientCalls.blockingServerStreamingCall(channel, raw, options, dynamic)
                    .forEachRemaining(_ -> {});
            return Status.OK;
        } catch (StatusRuntimeException e) {
            return e.getStatus();
        }
    }
}
