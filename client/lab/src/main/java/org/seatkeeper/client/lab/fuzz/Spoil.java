package org.seatkeeper.client.lab.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.SplittableRandom;
import org.seatkeeper.client.lab.fuzz.Input.Expected;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.Form;

/** Values at the edge of what the contract allows for a field, and beyond it. */
final class Spoil {
    private static final int HUGE = 200_000;

    private final SplittableRandom random;
    private final Lawful lawful;

    Spoil(SplittableRandom random, Lawful lawful) {
        this.random = random;
        this.lawful = lawful;
    }

    /** A value, what its answer must be, and what it is. */
    record Value(Object value, Expected expected, String what) {}

    private static Value out(Object value, String what) {
        return new Value(value, Expected.TURNED_AWAY, what);
    }

    private static Value in(Object value, String what) {
        return new Value(value, Expected.DECLARED, what);
    }

    /** A spoiled value of a single field. */
    Value of(FieldDescriptor field, Bounds bounds) {
        return switch (field.getJavaType()) {
            case STRING -> text(bounds);
            case INT -> {
                Value number = number(field, bounds);
                yield new Value(((Long) number.value()).intValue(), number.expected(), number.what());
            }
            case LONG -> number(field, bounds);
            case ENUM -> constant(field);
            case BYTE_STRING ->
                random.nextBoolean()
                        ? out(ByteString.copyFrom(new byte[bounds.getMaxLength() + 1]), "one byte too many")
                        : in(ByteString.copyFrom(new byte[bounds.getMaxLength()]), "as many bytes as there may be");
            case BOOLEAN, FLOAT, DOUBLE, MESSAGE -> in(field.getDefaultValue(), "the default");
        };
    }

    private Value text(Bounds bounds) {
        int most = bounds.getMaxLength();
        boolean free = bounds.getForm() == Form.FORM_UNSPECIFIED || bounds.getForm() == Form.FORM_TEXT;
        return switch (random.nextInt(9)) {
            case 0 -> in(lawful.letters(most), "as long as it may be");
            case 1 -> out(lawful.letters(most + 1), "one character too long");
            case 2 -> out("a\u0007b", "a control character");
            case 3 -> out("a\u202Eb", "a character that turns the direction of writing");
            case 4 -> out("a\u2028b", "a line separator");
            case 5 -> bounds.getMinLength() > 0 ? out("", "missing") : in("", "empty");
            case 6 ->
                random.nextInt(20) == 0 ? out(lawful.letters(HUGE), "huge") : out(lawful.letters(most + 2), "long");
            case 7 -> free ? in("\u00e9".repeat(most), "as long as it may be, not ASCII") : out("A_ !", "another form");
            default -> free ? in("'; DROP TABLE ledger; --", "SQL") : out("../../etc/passwd", "a path");
        };
    }

    private Value number(FieldDescriptor field, Bounds bounds) {
        boolean bounded = bounds.getMin() != 0 || bounds.getMax() != 0;
        if (!bounded) {
            long[] extremes = {-1, 0, 1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE, 1L << 32};
            return in(extremes[random.nextInt(extremes.length)], "an extreme of its type");
        }
        boolean unsigned = field.getType() == FieldDescriptor.Type.UINT32;
        return switch (random.nextInt(5)) {
            case 0 -> in(bounds.getMin(), "the least");
            case 1 -> in(bounds.getMax(), "the most");
            case 2 -> out(bounds.getMax() + 1, "one too many");
            case 3 ->
                unsigned && bounds.getMin() == 0 ? out(0xFFFF_FFFFL, "-1") : out(bounds.getMin() - 1, "one too few");
            default -> out(unsigned ? 0x8000_0000L : Long.MIN_VALUE, "the sign bit");
        };
    }

    private Value constant(FieldDescriptor field) {
        return random.nextInt(4) == 0
                ? in(field.getEnumType().findValueByNumberCreatingIfUnknown(0), "the constant that means nothing")
                : out(
                        field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextBoolean() ? 99 : -5),
                        "a constant that does not exist");
    }
}
