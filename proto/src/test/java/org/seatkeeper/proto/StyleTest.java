package org.seatkeeper.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract keeps its style, and each rule of style sees what breaks it. */
class StyleTest {
    @Test
    void theContractKeepsItsStyle() {
        assertEquals(List.of(), Style.complaints(Contract.PUBLISHED));
    }

    @Test
    void aFileInStyleIsNotComplainedOf() {
        assertEquals(List.of(), Style.complaints(Contract.planted(file -> {
            service(file, "PlantedService", "Ask", "AskRequest", "AskResponse");
            file.addEnumType(type("TwoWords", "TWO_WORDS_UNSPECIFIED", "TWO_WORDS_SOME"));
        })));
    }

    static Stream<Arguments> offenses() {
        return Stream.of(
                offense("is not proto3", file -> file.setSyntax("proto2")),
                offense("is not in package", file -> file.setPackage("seatkeeper")),
                offense("lower_snake_case", file -> file.setName("seatkeeper/v1/Planted.proto")),
                offense("into one", file -> file.getOptionsBuilder().setJavaMultipleFiles(false)),
                offense("another Java package", file -> file.getOptionsBuilder().setJavaPackage("elsewhere")),
                offense("no outer class", file -> file.getOptionsBuilder().setJavaOuterClassname("Planted")),
                offense("imports publicly", file -> file.addPublicDependency(0)),
                offense("more than one service", file -> {
                    service(file, "OneService", "Ask", "AskRequest", "AskResponse");
                    service(file, "TwoService", "Beg", "BegRequest", "BegResponse");
                }),
                offense("end in Service", file -> service(file, "Planted", "Ask", "AskRequest", "AskResponse")),
                offense("does not take", file -> service(file, "PlantedService", "Ask", "Question", "AskResponse")),
                offense("does not give", file -> service(file, "PlantedService", "Ask", "AskRequest", "Answer")),
                offense(
                        "ask is not PascalCase",
                        file -> service(file, "PlantedService", "ask", "askRequest", "askResponse")),
                offense("more than one method", file -> {
                    service(file, "PlantedService", "Ask", "AskRequest", "AskResponse");
                    file.getServiceBuilder(0)
                            .addMethod(MethodDescriptorProto.newBuilder()
                                    .setName("Beg")
                                    .setInputType(".seatkeeper.v1.AskRequest")
                                    .setOutputType(".seatkeeper.v1.AskResponse"));
                }),
                offense(
                        "some_Message is not PascalCase",
                        file -> file.addMessageType(DescriptorProto.newBuilder().setName("some_Message"))),
                offense(
                        "someField is not lower_snake_case",
                        file -> file.addMessageType(DescriptorProto.newBuilder()
                                .setName("Some")
                                .addField(FieldDescriptorProto.newBuilder()
                                        .setName("someField")
                                        .setNumber(1)
                                        .setType(FieldDescriptorProto.Type.TYPE_BOOL)))),
                offense("UNSPECIFIED = 0", file -> file.addEnumType(type("Some", "SOME_NONE"))),
                offense("UPPER_SNAKE_CASE", file -> file.addEnumType(type("Some", "SOME_UNSPECIFIED", "OTHER"))),
                offense("two names", file -> {
                    file.addEnumType(type("Some", "SOME_UNSPECIFIED", "SOME_ONE", "SOME_TWO"));
                    file.getEnumTypeBuilder(0).getOptionsBuilder().setAllowAlias(true);
                    file.getEnumTypeBuilder(0).getValueBuilder(2).setNumber(1);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offenses")
    void eachRuleSeesItsOffense(String words, Contract planted) {
        List<String> complaints = Style.complaints(planted);
        assertTrue(complaints.stream().anyMatch(complaint -> complaint.contains(words)), words + " in " + complaints);
    }

    private static Arguments offense(String words, Consumer<FileDescriptorProto.Builder> edit) {
        return Arguments.of(words, Contract.planted(edit));
    }

    private static void service(
            FileDescriptorProto.Builder file, String name, String method, String request, String response) {
        file.addMessageType(DescriptorProto.newBuilder().setName(request));
        file.addMessageType(DescriptorProto.newBuilder().setName(response));
        file.addService(ServiceDescriptorProto.newBuilder()
                .setName(name)
                .addMethod(MethodDescriptorProto.newBuilder()
                        .setName(method)
                        .setInputType(".seatkeeper.v1." + request)
                        .setOutputType(".seatkeeper.v1." + response)));
    }

    private static EnumDescriptorProto type(String name, String... values) {
        var type = EnumDescriptorProto.newBuilder().setName(name);
        for (int i = 0; i < values.length; i++) {
            type.addValue(
                    EnumValueDescriptorProto.newBuilder().setName(values[i]).setNumber(i));
        }
        return type.build();
    }
}
