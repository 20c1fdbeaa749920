package org.seatkeeper.client.link;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.Form;
import org.seatkeeper.proto.v1.OptionsProto;

/**
 * Holds a request against the bounds that the contract declares beside each field, before anything is sent: a slip of the
 * keyboard is told at once, and ten megabytes do not travel to be refused. The agent checks again. Pure.
 */
public final class BoundsCheck {
    private static final Map<Form, Pattern> FORMS = Map.of(
            Form.FORM_UUID, Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
            Form.FORM_SLUG, Pattern.compile("[a-z0-9][a-z0-9.-]*"),
            Form.FORM_SHA256, Pattern.compile("[0-9a-f]{64}"),
            Form.FORM_LANGUAGE, Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"));

    private static final Map<Form, String> LOOKS = Map.of(
            Form.FORM_UUID, "a UUID of 36 lower-case characters",
            Form.FORM_SLUG, "lower-case letters, digits, dots and hyphens, beginning with a letter or digit",
            Form.FORM_SHA256, "64 lower-case hexadecimal digits",
            Form.FORM_LANGUAGE, "a language tag such as en or pt-BR");

    private BoundsCheck() {}

    /** The first thing out of bounds, in words; empty where everything fits. */
    public static Optional<String> fault(Message message) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            Optional<String> fault = fault(message, field);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(Message message, FieldDescriptor field) {
        Bounds bounds = field.getOptions().getExtension(OptionsProto.bounds);
        String name = field.getName().replace('_', ' ');
        if (field.isRepeated()) {
            List<?> items = (List<?>) message.getField(field);
            if (bounds.getMaxItems() > 0 && items.size() > bounds.getMaxItems()) {
                return Optional.of(name + ": at most " + bounds.getMaxItems() + " of them");
            }
            return items.stream()
                    .map(item -> fault(name, item, bounds))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (field.hasPresence() && !message.hasField(field)) {
            return Optional.empty();
        }
        return fault(name, message.getField(field), bounds);
    }

    private static Optional<String> fault(String name, Object value, Bounds bounds) {
        return switch (value) {
            case Message inner -> fault(inner);
            case String text -> text(name, text, bounds);
            case ByteString bytes ->
                bounds.getMaxLength() > 0 && bytes.size() > bounds.getMaxLength()
                        ? Optional.of(name + ": at most " + bounds.getMaxLength() + " bytes")
                        : Optional.empty();
            case Integer number -> number(name, Integer.toUnsignedLong(number), bounds);
            case Long number -> number(name, number, bounds);
            default -> Optional.empty();
        };
    }

    private static Optional<String> number(String name, long number, Bounds bounds) {
        boolean bounded = bounds.getMax() != 0;
        return bounded && (number < bounds.getMin() || number > bounds.getMax())
                ? Optional.of(
                        String.format(java.util.Locale.ROOT, "%s: %,d to %,d", name, bounds.getMin(), bounds.getMax()))
                : Optional.empty();
    }

    private static Optional<String> text(String name, String text, Bounds bounds) {
        if (text.isEmpty() && bounds.getMinLength() == 0) {
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (bounds.getMaxLength() > 0 && (length < bounds.getMinLength() || length > bounds.getMaxLength())) {
            return Optional.of(
                    name + ": " + Math.max(1, bounds.getMinLength()) + " to " + bounds.getMaxLength() + " characters");
        }
        boolean lines = bounds.getForm() == Form.FORM_TEXT;
        if (text.codePoints().anyMatch(c -> Words.harmful(c) && !(lines && c == '\n'))) {
            return Optional.of(name + ": no control characters and no marks that turn the direction of writing");
        }
        Pattern form = FORMS.get(bounds.getForm());
        return form == null || form.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(name + ": " + LOOKS.get(bounds.getForm()));
    }
}
