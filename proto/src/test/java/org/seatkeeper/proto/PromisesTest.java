package org.seatkeeper.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.OptionsProto;
import org.seatkeeper.proto.v1.Permission;

/** Every method declares who may call it, every field that a caller can fill how far. */
class PromisesTest {
    @Test
    void everyMethodDeclaresAPermission() {
        assertTrue(Contract.PUBLISHED.methods().count() > 15, "the methods are looked at");
        assertEquals(List.of(), Promises.open(Contract.PUBLISHED));
    }

    @Test
    void everyFieldOfARequestIsBounded() {
        assertTrue(Contract.PUBLISHED.asked().size() > 60, "the fields are looked at");
        assertEquals(List.of(), Promises.unbounded(Contract.PUBLISHED));
    }

    @Test
    void everyExemptionIsStillNeeded() {
        Set<String> asked = Contract.PUBLISHED.asked().stream()
                .map(FieldDescriptor::getFullName)
                .collect(Collectors.toSet());
        var stale = new TreeSet<>(Promises.BOUNDED_BY_TYPE.keySet());
        stale.removeAll(asked);
        assertEquals(Set.of(), stale);
    }

    @Test
    void aMethodWithoutAPermissionIsSeen() {
        assertEquals(
                1,
                Promises.open(asking(_ -> {}, MethodOptions.getDefaultInstance()))
                        .size());
        assertEquals(
                1,
                Promises.open(asking(_ -> {}, permission(Permission.PERMISSION_UNSPECIFIED)))
                        .size());
        assertEquals(
                0,
                Promises.open(asking(_ -> {}, permission(Permission.PERMISSION_VIEW)))
                        .size());
    }

    static Stream<Arguments> whatIsUnbounded() {
        return Stream.of(
                field("a string", 1, FieldDescriptorProto.Type.TYPE_STRING, false, Bounds.getDefaultInstance()),
                field("bytes", 1, FieldDescriptorProto.Type.TYPE_BYTES, false, Bounds.getDefaultInstance()),
                field("a number", 1, FieldDescriptorProto.Type.TYPE_UINT32, false, Bounds.getDefaultInstance()),
                field("a fraction", 1, FieldDescriptorProto.Type.TYPE_DOUBLE, false, Bounds.getDefaultInstance()),
                field(
                        "a list of nothing in particular",
                        1,
                        FieldDescriptorProto.Type.TYPE_BOOL,
                        true,
                        Bounds.getDefaultInstance()),
                field(
                        "a list of endless strings",
                        1,
                        FieldDescriptorProto.Type.TYPE_STRING,
                        true,
                        Bounds.newBuilder().setMaxItems(3).build()),
                field(
                        "a string in an endless list",
                        1,
                        FieldDescriptorProto.Type.TYPE_STRING,
                        true,
                        Bounds.newBuilder().setMaxLength(3).build()),
                field(
                        "bounds the wrong way round",
                        1,
                        FieldDescriptorProto.Type.TYPE_INT64,
                        false,
                        Bounds.newBuilder().setMin(4).setMax(3).build()),
                field(
                        "lengths the wrong way round",
                        1,
                        FieldDescriptorProto.Type.TYPE_STRING,
                        false,
                        Bounds.newBuilder().setMinLength(4).setMaxLength(3).build()),
                field(
                        "a yes or no with a bound",
                        1,
                        FieldDescriptorProto.Type.TYPE_BOOL,
                        false,
                        Bounds.newBuilder().setMax(3).build()),
                field(
                        "a bounded string",
                        0,
                        FieldDescriptorProto.Type.TYPE_STRING,
                        false,
                        Bounds.newBuilder().setMaxLength(3).build()),
                field(
                        "a bounded number",
                        0,
                        FieldDescriptorProto.Type.TYPE_UINT32,
                        false,
                        Bounds.newBuilder().setMax(3).build()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsUnbounded")
    void aFieldWithoutBoundsIsSeen(String name, int complaints, Contract planted) {
        assertEquals(complaints, Promises.unbounded(planted).size(), name);
    }

    private static Arguments field(
            String name, int complaints, FieldDescriptorProto.Type type, boolean list, Bounds bounds) {
        var field =
                FieldDescriptorProto.newBuilder().setName("some").setNumber(1).setType(type);
        field.setLabel(list ? FieldDescriptorProto.Label.LABEL_REPEATED : FieldDescriptorProto.Label.LABEL_OPTIONAL);
        field.getOptionsBuilder().setExtension(OptionsProto.bounds, bounds);
        return Arguments.of(
                name, complaints, asking(message -> message.addField(field), permission(Permission.PERMISSION_VIEW)));
    }

    private static MethodOptions permission(Permission permission) {
        return MethodOptions.newBuilder()
                .setExtension(OptionsProto.permission, permission)
                .build();
    }

    /** A service with one method. */
    private static Contract asking(Consumer<DescriptorProto.Builder> request, MethodOptions options) {
        return Contract.planted(file -> {
            var message = DescriptorProto.newBuilder().setName("AskRequest");
            request.accept(message);
            file.addMessageType(message)
                    .addMessageType(DescriptorProto.newBuilder().setName("AskResponse"));
            file.addServiceBuilder()
                    .setName("PlantedService")
                    .addMethodBuilder()
                    .setName("Ask")
                    .setInputType(".seatkeeper.v1.AskRequest")
                    .setOutputType(".seatkeeper.v1.AskResponse")
                    .setOptions(options);
        });
    }
}
