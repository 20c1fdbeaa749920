package org.seatkeeper.client.lab.fuzz;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.seatkeeper.client.lab.fuzz.Input.Expected;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.Instance;
import org.seatkeeper.proto.v1.OptionsProto;

/** Makes one request from its descriptor: lawful in every field, or in all but one. Used once. */
final class Maker {
    private static final Bounds FOREIGN = Bounds.newBuilder().setMaxLength(256).build();

    private static final int NEVER = -1;

    private final SplittableRandom random;
    private final Lawful lawful;
    private final Spoil spoil;
    private final Knowledge knowledge;
    private int untilSpoiled;
    private String how = "lawful";
    private String spoiled = "";
    private Expected expected = Expected.DECLARED;

    private Maker(SplittableRandom random, Lawful lawful, Knowledge knowledge, int untilSpoiled) {
        this.random = random;
        this.lawful = lawful;
        this.spoil = new Spoil(random, lawful);
        this.knowledge = knowledge;
        this.untilSpoiled = untilSpoiled;
    }

    /** A request that is lawful in every field. */
    static Input lawful(Contract.Method method, SplittableRandom random, Lawful lawful, Knowledge knowledge) {
        return new Maker(random, lawful, knowledge, NEVER).input(method);
    }

    /** A request with one field at the edge or beyond; lawful where that field came out as absent. */
    static Input spoiled(Contract.Method method, SplittableRandom random, Lawful lawful, Knowledge knowledge) {
        return new Maker(random, lawful, knowledge, random.nextInt(14)).input(method);
    }

    private Input input(Contract.Method method) {
        DynamicMessage.Builder message = message(method.request(), "");
        align(message);
        return new Input(method, message.build().toByteString(), expected, how);
    }

    private DynamicMessage.Builder message(Descriptor type, String path) {
        var message = DynamicMessage.newBuilder(type);
        for (OneofDescriptor choice : type.getRealOneofs()) {
            FieldDescriptor chosen = choice.getField(random.nextInt(choice.getFieldCount()));
            set(message, chosen, path);
        }
        for (FieldDescriptor field : type.getFields()) {
            if (field.getRealContainingOneof() == null) {
                set(message, field, path);
            }
        }
        return message;
    }

    private void set(DynamicMessage.Builder message, FieldDescriptor field, String path) {
        Bounds bounds = bounds(field);
        String name = path + field.getName();
        if (field.isRepeated()) {
            list(message, field, bounds, name);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            if (field.getRealContainingOneof() != null || lawful.present(field)) {
                message.setField(
                        field, message(field.getMessageType(), name + ".").build());
            }
        } else if (untilSpoiled-- == 0) {
            Spoil.Value value = spoil.of(field, bounds);
            note(name, value.expected(), value.what());
            message.setField(field, value.value());
        } else {
            message.setField(field, value(field, bounds));
        }
    }

    private void note(String name, Expected then, String what) {
        spoiled = name;
        expected = then;
        how = name + ": " + what;
    }

    /** The health service declares none: an agent takes names of 256 characters there. */
    private static Bounds bounds(FieldDescriptor field) {
        return field.getFile().getPackage().startsWith("seatkeeper.")
                ? field.getOptions().getExtension(OptionsProto.bounds)
                : FOREIGN;
    }

    private void list(DynamicMessage.Builder message, FieldDescriptor field, Bounds bounds, String name) {
        int items = lawful.items(bounds);
        if (untilSpoiled-- == 0) {
            boolean most = random.nextBoolean();
            items = bounds.getMaxItems() + (most ? 0 : 1);
            note(name, most ? Expected.DECLARED : Expected.TURNED_AWAY, items + " items");
        }
        for (int n = 0; n < items; n++) {
            message.addRepeatedField(
                    field,
                    field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                            ? message(field.getMessageType(), name + ".").build()
                            : value(field, bounds));
        }
    }

    private Object value(FieldDescriptor field, Bounds bounds) {
        return switch (field.getJavaType()) {
            case STRING -> lawful.text(field, bounds);
            case INT -> (int) lawful.number(field, bounds);
            case LONG -> lawful.number(field, bounds);
            case ENUM -> lawful.constant(field.getEnumType());
            case BOOLEAN -> lawful.flag(field);
            case BYTE_STRING -> lawful.bytes();
            case FLOAT, DOUBLE, MESSAGE -> throw new IllegalStateException("the contract has no " + field.getType());
        };
    }

    /** What belongs together says the same, as from a caller who looked before asking: revision, agreement, change. */
    private void align(DynamicMessage.Builder message) {
        if (random.nextInt(12) == 0) {
            return;
        }
        Optional<Instance> subject = text(message, "entry_id")
                .flatMap(knowledge::holder)
                .or(() -> text(message, "product_id").flatMap(knowledge::instance));
        subject.ifPresent(instance -> {
            replace(message, "agreement_hash", instance.getAgreementHash());
            if (instance.getUnclaimedCount() > 0) {
                replace(message, "conversion_id", instance.getUnclaimed(0).getConversionId());
            }
            FieldDescriptor act = message.getDescriptorForType().findFieldByName("act");
            if (act != null && message.hasField(act) && !spoiled.equals("act.expected_revision")) {
                Message.Builder changed = ((Message) message.getField(act)).toBuilder();
                changed.setField(act.getMessageType().findFieldByName("expected_revision"), instance.getRevision());
                message.setField(act, changed.build());
            }
        });
    }

    private static Optional<String> text(DynamicMessage.Builder message, String name) {
        return Optional.ofNullable(message.getDescriptorForType().findFieldByName(name))
                .map(field -> (String) message.getField(field));
    }

    private void replace(DynamicMessage.Builder message, String name, String value) {
        FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
        if (field != null && !spoiled.equals(name) && !value.isEmpty()) {
            message.setField(field, value);
        }
    }

    /** Kinds of fields a string can be sent for, for those who write them by hand. */
    static List<FieldDescriptor> strings(Descriptor type) {
        return type.getFields().stream()
                .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.STRING && !field.isRepeated())
                .toList();
    }
}
