package org.seatkeeper.proto;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The written form of the contract: the usual style of protocol buffers, checked without a tool from elsewhere. */
final class Style {
    private static final String LOWER_SNAKE = "[a-z][a-z0-9]*(_[a-z0-9]+)*";
    private static final String UPPER_SNAKE = "[A-Z][A-Z0-9]*(_[A-Z0-9]+)*";
    private static final String PASCAL = "([A-Z][a-z0-9]+)+";

    private final List<String> complaints = new ArrayList<>();

    private Style() {}

    static List<String> complaints(Contract contract) {
        var style = new Style();
        contract.files().forEach(style::file);
        contract.messages().forEach(style::message);
        contract.enums().forEach(style::enumeration);
        contract.methods().forEach(style::method);
        style.usedOnce(contract);
        return style.complaints;
    }

    private void demand(boolean kept, String complaint) {
        if (!kept) {
            complaints.add(complaint);
        }
    }

    private void file(FileDescriptor file) {
        String name = file.getName();
        demand(file.toProto().getSyntax().equals("proto3"), name + " is not proto3");
        demand(file.getPackage().equals("seatkeeper.v1"), name + " is not in package seatkeeper.v1");
        demand(
                name.matches("seatkeeper/v1/" + LOWER_SNAKE + "\\.proto"),
                name + " is not seatkeeper/v1/lower_snake_case");
        demand(file.getOptions().getJavaMultipleFiles(), name + " puts its Java classes into one");
        demand(
                file.getOptions().getJavaPackage().equals("org.seatkeeper.proto.v1"),
                name + " has another Java package");
        demand(
                file.getOptions().getJavaOuterClassname().matches(PASCAL + "Proto"),
                name + " has no outer class XxxProto");
        demand(file.getServices().size() <= 1, name + " has more than one service");
        demand(file.getPublicDependencies().isEmpty(), name + " imports publicly");
        file.getServices()
                .forEach(service -> demand(
                        service.getName().matches(PASCAL + "Service"), service.getName() + " does not end in Service"));
    }

    private void message(Descriptor message) {
        demand(message.getName().matches(PASCAL), message.getName() + " is not PascalCase");
        message.getFields()
                .forEach(field ->
                        demand(field.getName().matches(LOWER_SNAKE), field.getFullName() + " is not lower_snake_case"));
        message.getOneofs()
                .forEach(oneof ->
                        demand(oneof.getName().matches(LOWER_SNAKE), oneof.getFullName() + " is not lower_snake_case"));
    }

    private void enumeration(EnumDescriptor type) {
        String prefix = type.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_";
        var zero = type.getValues().getFirst();
        demand(type.getName().matches(PASCAL), type.getName() + " is not PascalCase");
        demand(
                zero.getNumber() == 0 && zero.getName().equals(prefix + "UNSPECIFIED"),
                type.getFullName() + " does not start with " + prefix + "UNSPECIFIED = 0");
        demand(!type.getOptions().getAllowAlias(), type.getFullName() + " has two names for one number");
        type.getValues()
                .forEach(value -> demand(
                        value.getName().startsWith(prefix) && value.getName().matches(UPPER_SNAKE),
                        value.getFullName() + " is not " + prefix + "UPPER_SNAKE_CASE"));
    }

    private void method(MethodDescriptor method) {
        String name = method.getName();
        demand(name.matches(PASCAL), name + " is not PascalCase");
        demand(method.getInputType().getName().equals(name + "Request"), name + " does not take " + name + "Request");
        demand(
                method.getOutputType().getName().equals(name + "Response"),
                name + " does not give " + name + "Response");
    }

    private void usedOnce(Contract contract) {
        Map<String, Integer> uses = new HashMap<>();
        contract.methods().forEach(method -> {
            uses.merge(method.getInputType().getFullName(), 1, Integer::sum);
            uses.merge(method.getOutputType().getFullName(), 1, Integer::sum);
        });
        uses.forEach((name, count) -> demand(count == 1, name + " serves more than one method"));
    }
}
