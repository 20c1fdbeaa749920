package org.seatkeeper.agent.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.OptionsProto;

/**
 * Checks a message against the bounds that the contract declares beside its fields, before anything uses it. The rules of
 * a message type are worked out once. Thread-safe.
 */
public final class FieldRules {
    /** Deepest nesting that is looked into; the contract has less. */
    private static final int DEPTH_MAX = 16;

    /** For messages that are not of this contract and declare no bounds: the names of the health service. */
    private static final Bounds FOREIGN = Bounds.newBuilder().setMaxLength(256).build();

    private record Rule(FieldDescriptor field, Bounds bounds) {
        /** Whether no value of the field can be out of bounds: such a field is not even read. */
        boolean idle() {
            return !field.isRepeated()
                    && switch (field.getJavaType()) {
                        case BOOLEAN, FLOAT, DOUBLE -> true;
                        case INT, LONG -> bounds.getMin() == 0 && bounds.getMax() == 0;
                        case STRING, BYTE_STRING, ENUM, MESSAGE -> false;
                    };
        }
    }

    private final Map<Descriptor, List<Rule>> rules = new ConcurrentHashMap<>();

    /** What is wrong with the message, naming the field, or nothing. */
    public Optional<String> fault(Message message) {
        return fault(message, 0);
    }

    /** Each fault begins with the name of its field; whoever goes back up puts the names above in front of it. */
    private Optional<String> fault(Message message, int depth) {
        if (depth > DEPTH_MAX) {
            return Optional.of(" is nested too deep");
        }
        for (Rule rule : rules.computeIfAbsent(message.getDescriptorForType(), FieldRules::rulesOf)) {
            Optional<String> fault = fault(message, rule, depth);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static List<Rule> rulesOf(Descriptor type) {
        var found = new ArrayList<Rule>();
        boolean ours = type.getFile().getPackage().startsWith("seatkeeper.");
        for (FieldDescriptor field : type.getFields()) {
            var rule = new Rule(field, ours ? field.getOptions().getExtension(OptionsProto.bounds) : FOREIGN);
            if (!rule.idle()) {
                found.add(rule);
            }
        }
        return List.copyOf(found);
    }

    private Optional<String> fault(Message message, Rule rule, int depth) {
        FieldDescriptor field = rule.field();
        String name = field.getName();
        if (!field.isRepeated()) {
            boolean absent = field.hasPresence() && !message.hasField(field);
            return absent ? Optional.empty() : fault(rule, message.getField(field), name, depth);
        }
        int count = message.getRepeatedFieldCount(field);
        if (count > rule.bounds().getMaxItems()) {
            return Optional.of(
                    name + " has " + count + " items; at most " + rule.bounds().getMaxItems() + " are allowed");
        }
        for (int n = 0; n < count; n++) {
            Optional<String> fault = fault(rule, message.getRepeatedField(field, n), "", depth);
            if (fault.isPresent()) {
                return Optional.of(name + "[" + n + "]" + fault.get());
            }
        }
        return Optional.empty();
    }

    private Optional<String> fault(Rule rule, Object value, String name, int depth) {
        return switch (value) {
            case Message nested ->
                fault(nested, depth + 1).map(fault -> fault.startsWith(" ") ? name + fault : name + "." + fault);
            case String text -> Texts.fault(name, text, rule.bounds());
            case ByteString bytes ->
                bytes.size() > rule.bounds().getMaxLength()
                        ? Optional.of(name + " has " + bytes.size() + " bytes; at most "
                                + rule.bounds().getMaxLength() + " are allowed")
                        : Optional.empty();
            case EnumValueDescriptor constant ->
                constant.getIndex() < 0
                        ? Optional.of(name + " has a value this agent does not know")
                        : Optional.empty();
            case Integer number -> number(rule, unsigned(rule, number), name);
            case Long number -> number(rule, number, name);
            default -> Optional.empty();
        };
    }

    private static long unsigned(Rule rule, int number) {
        return switch (rule.field().getType()) {
            case UINT32, FIXED32 -> Integer.toUnsignedLong(number);
            default -> number;
        };
    }

    private static Optional<String> number(Rule rule, long number, String name) {
        Bounds bounds = rule.bounds();
        boolean bounded = bounds.getMin() != 0 || bounds.getMax() != 0;
        return bounded && (number < bounds.getMin() || number > bounds.getMax())
                ? Optional.of(
                        name + " is " + number + "; it lies between " + bounds.getMin() + " and " + bounds.getMax())
                : Optional.empty();
    }
}
