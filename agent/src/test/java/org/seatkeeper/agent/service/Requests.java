package org.seatkeeper.agent.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.seatkeeper.proto.v1.AdminProto;
import org.seatkeeper.proto.v1.AuditProto;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.LicenseProto;
import org.seatkeeper.proto.v1.OptionsProto;

/** Every request of the contract, made from its descriptors: whole, and with one field at or beyond its bounds. */
final class Requests {
    /** A field of a request, however deep, by the way to it. */
    record Place(MethodDescriptor method, List<FieldDescriptor> path) {
        FieldDescriptor field() {
            return path.getLast();
        }

        Bounds bounds() {
            return field().getOptions().getExtension(OptionsProto.bounds);
        }

        /** The request with that value there. */
        DynamicMessage with(Object value) {
            return set(whole(method.getInputType()), path, value);
        }

        @Override
        public String toString() {
            return method.getName() + ": "
                    + String.join(
                            ".", path.stream().map(FieldDescriptor::getName).toList());
        }
    }

    private Requests() {}

    static List<ServiceDescriptor> services() {
        return Stream.of(AdminProto.getDescriptor(), AuditProto.getDescriptor(), LicenseProto.getDescriptor())
                .flatMap(file -> file.getServices().stream())
                .toList();
    }

    static Stream<MethodDescriptor> methods() {
        return services().stream().flatMap(service -> service.getMethods().stream());
    }

    /** Every field of every request, those of messages inside it too. */
    static Stream<Place> places() {
        return methods().flatMap(method -> {
            var found = new ArrayList<Place>();
            collect(method, method.getInputType(), List.of(), found);
            return found.stream();
        });
    }

    private static void collect(
            MethodDescriptor method, Descriptor type, List<FieldDescriptor> way, List<Place> found) {
        for (FieldDescriptor field : type.getFields()) {
            var path = new ArrayList<>(way);
            path.add(field);
            found.add(new Place(method, List.copyOf(path)));
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                collect(method, field.getMessageType(), path, found);
            }
        }
    }

    /** A message with every field set to something that is within its bounds. */
    static DynamicMessage whole(Descriptor type) {
        var message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            boolean otherOfOneof = field.getContainingOneof() != null
                    && !field.getContainingOneof().getField(0).equals(field);
            if (otherOfOneof) {
                continue;
            }
            Object value = value(field);
            if (field.isRepeated()) {
                message.addRepeatedField(field, value);
            } else {
                message.setField(field, value);
            }
        }
        return message.build();
    }

    private static Object value(FieldDescriptor field) {
        Bounds bounds = field.getOptions().getExtension(OptionsProto.bounds);
        return switch (field.getJavaType()) {
            case MESSAGE -> whole(field.getMessageType());
            case STRING -> text(bounds, Math.max(1, bounds.getMinLength()));
            case BYTE_STRING -> ByteString.copyFrom(new byte[bounds.getMaxLength()]);
            case ENUM -> field.getEnumType().getValues().get(1);
            case INT -> (int) Math.max(1, bounds.getMin());
            case LONG -> Math.max(1L, bounds.getMin());
            case BOOLEAN -> false;
            case FLOAT -> 1f;
            case DOUBLE -> 1d;
        };
    }

    /** A text of that many characters which has the form that its field asks for. */
    static String text(Bounds bounds, int length) {
        return switch (bounds.getForm()) {
            case FORM_UUID -> {
                // One that may be left out has no shorter form either.
                boolean whole = length == 36 || (length < 36 && bounds.getMinLength() == 0);
                yield whole ? "00000000-0000-4000-8000-00000000000a" : "a".repeat(length);
            }
            case FORM_LANGUAGE -> language(Math.max(2, length));
            case FORM_SLUG, FORM_SHA256 -> "a".repeat(length);
            case FORM_TEXT, FORM_UNSPECIFIED, UNRECOGNIZED -> "A".repeat(length);
        };
    }

    private static String language(int length) {
        var tag = new StringBuilder("en");
        while (tag.length() < length) {
            int left = length - tag.length() - 1;
            int part = left > 8 ? Math.min(8, left - 2) : left;
            tag.append('-').append("a".repeat(Math.max(1, part)));
        }
        return tag.toString();
    }

    private static DynamicMessage set(Message message, List<FieldDescriptor> path, Object value) {
        FieldDescriptor field = path.getFirst();
        var changed = DynamicMessage.newBuilder(message.getDescriptorForType()).mergeFrom(message);
        Object inner = path.size() == 1 ? value : set(inside(message, field), path.subList(1, path.size()), value);
        if (!field.isRepeated()) {
            return changed.setField(field, inner).build();
        }
        changed.clearField(field);
        List<?> items = inner instanceof List<?> list ? list : List.of(inner);
        items.forEach(item -> changed.addRepeatedField(field, item));
        return changed.build();
    }

    private static Message inside(Message message, FieldDescriptor field) {
        Object there = field.isRepeated() ? message.getRepeatedField(field, 0) : message.getField(field);
        boolean set = field.isRepeated() || message.hasField(field);
        return set ? (Message) there : whole(field.getMessageType());
    }
}
