package org.seatkeeper.proto;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.TimestampProto;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.seatkeeper.proto.v1.AdminProto;
import org.seatkeeper.proto.v1.AuditProto;
import org.seatkeeper.proto.v1.LicenseProto;
import org.seatkeeper.proto.v1.OptionsProto;
import org.seatkeeper.proto.v1.TypesProto;

/** The contract's descriptors, and made-up ones that break a rule on purpose. */
record Contract(List<FileDescriptor> files) {
    /** Everything under src/main/proto. A file that is missing here is found by {@link BaselineTest}. */
    static final Contract PUBLISHED = new Contract(List.of(
            AdminProto.getDescriptor(),
            AuditProto.getDescriptor(),
            LicenseProto.getDescriptor(),
            OptionsProto.getDescriptor(),
            TypesProto.getDescriptor()));

    Stream<MethodDescriptor> methods() {
        return files.stream()
                .flatMap(file -> file.getServices().stream())
                .flatMap(service -> service.getMethods().stream());
    }

    /** Messages, the ones inside others too. */
    Stream<Descriptor> messages() {
        return files.stream().flatMap(file -> file.getMessageTypes().stream()).flatMap(Contract::withNested);
    }

    /** Enums, the ones inside messages too. */
    Stream<EnumDescriptor> enums() {
        return Stream.concat(
                files.stream().flatMap(file -> file.getEnumTypes().stream()),
                messages().flatMap(message -> message.getEnumTypes().stream()));
    }

    /** Every field that a caller can fill, however deep. */
    Set<FieldDescriptor> asked() {
        var seen = new LinkedHashSet<FieldDescriptor>();
        methods().forEach(method -> collect(method.getInputType(), seen));
        return seen;
    }

    private static void collect(Descriptor message, Set<FieldDescriptor> seen) {
        for (FieldDescriptor field : message.getFields()) {
            if (seen.add(field) && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                collect(field.getMessageType(), seen);
            }
        }
    }

    private static Stream<Descriptor> withNested(Descriptor message) {
        return Stream.concat(
                Stream.of(message), message.getNestedTypes().stream().flatMap(Contract::withNested));
    }

    /** A file that is fine but for what the edit does to it. */
    static Contract planted(Consumer<FileDescriptorProto.Builder> edit) {
        var file = FileDescriptorProto.newBuilder()
                .setSyntax("proto3")
                .setPackage("seatkeeper.v1")
                .setName("seatkeeper/v1/planted.proto")
                .addDependency(OptionsProto.getDescriptor().getName())
                .addDependency(TimestampProto.getDescriptor().getName());
        file.getOptionsBuilder()
                .setJavaMultipleFiles(true)
                .setJavaPackage("org.seatkeeper.proto.v1")
                .setJavaOuterClassname("PlantedProto");
        edit.accept(file);
        return new Contract(List.of(build(file.build(), OptionsProto.getDescriptor(), TimestampProto.getDescriptor())));
    }

    /** The types of the published contract after an edit. */
    static Contract edited(Consumer<FileDescriptorProto.Builder> edit) {
        FileDescriptorProto.Builder types = TypesProto.getDescriptor().toProto().toBuilder();
        edit.accept(types);
        return new Contract(
                List.of(build(types.build(), OptionsProto.getDescriptor(), TimestampProto.getDescriptor())));
    }

    /** The types of the published contract as they are. */
    static Contract types() {
        return new Contract(List.of(TypesProto.getDescriptor()));
    }

    private static FileDescriptor build(FileDescriptorProto file, FileDescriptor... imports) {
        try {
            return FileDescriptor.buildFrom(file, imports);
        } catch (DescriptorValidationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
