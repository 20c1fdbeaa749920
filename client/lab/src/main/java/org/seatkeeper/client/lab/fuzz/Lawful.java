package org.seatkeeper.client.lab.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.SplittableRandom;
import org.seatkeeper.proto.v1.Bounds;

/** Values that the contract allows for a field, preferring those that mean something to the agent. */
final class Lawful {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final long NOW_SECONDS_SPREAD = 400L * 24 * 3600;

    private final SplittableRandom random;
    private final Knowledge knowledge;
    private final long nowSeconds;

    Lawful(SplittableRandom random, Knowledge knowledge, long nowSeconds) {
        this.random = random;
        this.knowledge = knowledge;
        this.nowSeconds = nowSeconds;
    }

    /** A string for a field, by its name, or else by its form. */
    String text(FieldDescriptor field, Bounds bounds) {
        return switch (field.getName()) {
            case "operation_id" -> random.nextInt(30) == 0 ? knowledge.used().orElseGet(this::fresh) : fresh();
            case "transfer_id" -> random.nextInt(8) == 0 ? knowledge.used().orElseGet(this::fresh) : fresh();
            case "product_id", "page_token" -> product();
            case "entry_id" ->
                mostly(knowledge.entry().map(entry -> entry.getEntryId()).orElseGet(this::uuid), uuid());
            case "conversion_id" -> mostly(knowledge.conversion().orElseGet(this::uuid), uuid());
            case "language" -> random.nextBoolean() ? "en" : "pt-BR";
            case "currency" -> random.nextInt(5) == 0 ? "eur" : "EUR";
            case "service" -> "";
            default -> byForm(bounds);
        };
    }

    private String product() {
        String made = "fuzz-" + random.nextInt(240);
        return random.nextInt(12) == 0 ? made : knowledge.product().orElse(made);
    }

    private String mostly(String usual, String otherwise) {
        return random.nextInt(10) == 0 ? otherwise : usual;
    }

    private String fresh() {
        String id = uuid();
        knowledge.use(id);
        return id;
    }

    private String uuid() {
        return new java.util.UUID(
                        (random.nextLong() & ~0xF000L) | 0x4000L,
                        (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE)
                .toString();
    }

    private String byForm(Bounds bounds) {
        return switch (bounds.getForm()) {
            case FORM_UUID -> uuid();
            case FORM_SLUG -> letters(Math.max(1, bounds.getMinLength()));
            case FORM_SHA256 -> "0123456789abcdef".repeat(4);
            case FORM_LANGUAGE -> "en";
            case FORM_TEXT, FORM_UNSPECIFIED, UNRECOGNIZED ->
                random.nextInt(4) == 0 && bounds.getMinLength() == 0
                        ? ""
                        : letters(Math.min(
                                Math.max(1, bounds.getMinLength()) + random.nextInt(12), bounds.getMaxLength()));
        };
    }

    /** That many small letters. */
    String letters(int length) {
        var text = new StringBuilder(length);
        for (int n = 0; n < length; n++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** A number for a field: within its bounds, mostly small. */
    long number(FieldDescriptor field, Bounds bounds) {
        return switch (field.getName()) {
            case "seconds" -> nowSeconds + random.nextLong(-120, random.nextBoolean() ? 3 : NOW_SECONDS_SPREAD);
            case "nanos" -> 0;
            case "epoch" -> random.nextBoolean() ? knowledge.epoch() : 0;
            case "known_sequence" -> 0;
            case "heartbeat_seconds" -> 300;
            default -> {
                long most = bounds.getMax() == 0 ? 1 << 20 : bounds.getMax();
                long small = Math.min(most, 1L << (1 + random.nextInt(20)));
                yield small <= bounds.getMin() ? bounds.getMin() : random.nextLong(bounds.getMin(), small + 1);
            }
        };
    }

    /** A constant of an enum, seldom the one that means nothing. */
    Object constant(EnumDescriptor type) {
        int count = type.getValues().size();
        boolean forward = type.getName().equals("LicensingMode") && random.nextInt(5) > 0;
        int chosen = forward ? count - 1 : random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(count - 1);
        return type.getValues().get(chosen);
    }

    /** Bytes are remembered hashes; none is the usual case. */
    ByteString bytes() {
        return ByteString.EMPTY;
    }

    /** Whether a field that may be absent is present. */
    boolean present(FieldDescriptor field) {
        return switch (field.getName()) {
            case "act", "product", "scope" -> random.nextInt(60) > 0;
            case "effective_at" -> random.nextInt(4) == 0;
            default -> random.nextInt(3) == 0;
        };
    }

    /** A flag. */
    boolean flag(FieldDescriptor field) {
        return random.nextInt(field.getName().equals("validate_only") ? 8 : 3) == 0;
    }

    /** How many items a list has. */
    int items(Bounds bounds) {
        return Math.min(bounds.getMaxItems(), random.nextInt(3));
    }
}
