package org.seatkeeper.proto;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.OptionsProto;

/**
 * A contract as sorted lines of text: what it is about, then {@code =}, what both sides rely on, then {@code |}, what may
 * be tightened or loosened with thought. Comments and the order in the files do not show.
 */
final class Baseline {
    private Baseline() {}

    static List<String> of(Contract contract) {
        var lines = new ArrayList<String>();
        contract.files().forEach(file -> lines.add(file(file)));
        contract.files().forEach(file -> file.getExtensions().forEach(field -> lines.add(field("extension", field))));
        contract.messages().forEach(message -> {
            lines.add("message " + message.getFullName() + " = message");
            message.getFields().forEach(field -> lines.add(field("field", field)));
        });
        contract.enums().forEach(type -> values(type, lines));
        contract.methods().forEach(method -> lines.add(method(method)));
        lines.sort(null);
        return lines;
    }

    /** What a peer built against the old lines would stumble over. */
    static List<String> breaks(List<String> old, List<String> now) {
        Map<String, String> today = new LinkedHashMap<>();
        now.forEach(line -> today.put(name(line), shape(line)));
        var broken = new ArrayList<String>();
        for (String line : old) {
            String shape = today.get(name(line));
            if (shape == null) {
                broken.add("removed: " + line);
            } else if (!shape.equals(shape(line))) {
                broken.add("changed: " + line + "  -->  " + shape);
            }
        }
        return broken;
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(" = "));
    }

    private static String shape(String line) {
        String rest = line.substring(line.indexOf(" = ") + 3);
        int options = rest.indexOf(" | ");
        return options < 0 ? rest : rest.substring(0, options);
    }

    private static String file(FileDescriptor file) {
        return "file %s = package %s, java %s.%s"
                .formatted(
                        file.getName(),
                        file.getPackage(),
                        file.getOptions().getJavaPackage(),
                        file.getOptions().getJavaOuterClassname());
    }

    private static String field(String kind, FieldDescriptor field) {
        OneofDescriptor oneof = field.getRealContainingOneof();
        return "%s %s = %d %s %s%s%s%s"
                .formatted(
                        kind,
                        field.getFullName(),
                        field.getNumber(),
                        field.isRepeated() ? "repeated" : field.hasPresence() ? "present" : "plain",
                        type(field),
                        oneof == null ? "" : " in " + oneof.getName(),
                        field.isExtension() ? " of " + field.getContainingType().getFullName() : "",
                        bounds(field));
    }

    private static String type(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> field.getMessageType().getFullName();
            case ENUM -> field.getEnumType().getFullName();
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
                field.getType().name().toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String bounds(FieldDescriptor field) {
        if (!field.getOptions().hasExtension(OptionsProto.bounds)) {
            return "";
        }
        Bounds bounds = field.getOptions().getExtension(OptionsProto.bounds);
        return bounds.getAllFields().entrySet().stream()
                .map(entry -> entry.getKey().getName() + " " + entry.getValue())
                .collect(Collectors.joining(", ", " | ", ""));
    }

    private static void values(EnumDescriptor type, List<String> lines) {
        lines.add("enum " + type.getFullName() + " = enum");
        type.getValues()
                .forEach(value -> lines.add(
                        "value %s.%s = %d".formatted(type.getFullName(), value.getName(), value.getNumber())));
    }

    private static String method(MethodDescriptor method) {
        return "method %s = (%s%s) returns (%s%s) | %s"
                .formatted(
                        method.getFullName(),
                        method.isClientStreaming() ? "stream " : "",
                        method.getInputType().getFullName(),
                        method.isServerStreaming() ? "stream " : "",
                        method.getOutputType().getFullName(),
                        method.getOptions().getExtension(OptionsProto.permission));
    }
}
