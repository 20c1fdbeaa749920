package org.seatkeeper.agent.service;

import java.util.Optional;
import java.util.regex.Pattern;
import org.seatkeeper.proto.v1.Bounds;
import org.seatkeeper.proto.v1.Form;

/** What a string of a request may look like. */
final class Texts {
    private static final String UUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private Texts() {}

    /** What is wrong with it, without repeating it, or nothing. An absent string is as good as an optional one. */
    static Optional<String> fault(String name, String text, Bounds bounds) {
        if (text.length() > 2L * bounds.getMaxLength()
                || text.codePointCount(0, text.length()) > bounds.getMaxLength()) {
            return Optional.of(name + " is too long; at most " + bounds.getMaxLength() + " characters are allowed");
        }
        int length = text.codePointCount(0, text.length());
        if (length < bounds.getMinLength()) {
            return Optional.of(
                    length == 0
                            ? name + " is missing"
                            : name + " is too short; at least " + bounds.getMinLength() + " characters are needed");
        }
        return length == 0 ? Optional.empty() : form(name, text, bounds.getForm());
    }

    private static Optional<String> form(String name, String text, Form form) {
        return switch (form) {
            case FORM_UUID ->
                uuid(text) ? Optional.empty() : Optional.of(name + " is not a UUID of 36 lower-case characters");
            case FORM_SLUG -> like(SLUG, text, name, " has other characters than a-z, 0-9, dot and hyphen");
            case FORM_SHA256 -> like(SHA256, text, name, " is not 64 lower-case hexadecimal digits");
            case FORM_LANGUAGE -> like(LANGUAGE, text, name, " is not a language tag such as en or pt-BR");
            case FORM_TEXT -> clean(text, '\n') ? Optional.empty() : unclean(name);
            case FORM_UNSPECIFIED, UNRECOGNIZED -> clean(text, -1) ? Optional.empty() : unclean(name);
        };
    }

    private static Optional<String> like(Pattern pattern, String text, String name, String otherwise) {
        return pattern.matcher(text).matches() ? Optional.empty() : Optional.of(name + otherwise);
    }

    /** Without a pattern: every ask for a license has one. */
    private static boolean uuid(String text) {
        if (text.length() != UUID.length()) {
            return false;
        }
        for (int n = 0; n < UUID.length(); n++) {
            char c = text.charAt(n);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (UUID.charAt(n) == '-' ? c != '-' : !digit) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> unclean(String name) {
        return Optional.of(name + " has control characters or characters that turn the direction of writing");
    }

    private static boolean clean(String text, int allowed) {
        int plain = 0;
        while (plain < text.length() && text.charAt(plain) >= ' ' && text.charAt(plain) <= '~') {
            plain++; // The usual case, without looking at kinds of characters.
        }
        return plain == text.length() || cleanOfKind(text, allowed);
    }

    private static boolean cleanOfKind(String text, int allowed) {
        return text.codePoints().allMatch(c -> c == allowed || !misleading(c));
    }

    /** What could make a list or a log show something else than what is there. */
    static boolean misleading(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
