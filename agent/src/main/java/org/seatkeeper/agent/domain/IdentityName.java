package org.seatkeeper.agent.domain;

/**
 * Who someone is: a kind and a name, as in the one URI of a certificate or as the local socket tells it.
 *
 * @param kind what sort of caller
 * @param name 1 to 64 characters of letters, digits, dot, hyphen, underscore, at sign
 */
public record IdentityName(Kind kind, String name) implements Comparable<IdentityName> {
    /** Longest name, in characters. */
    public static final int LENGTH_MAX = 64;

    /** The sorts of callers (design section 5). */
    public enum Kind {
        AGENT,
        OPERATOR,
        CONSOLE,
        PRODUCT,
        /** A user of the machine itself, known by the kernel's word. */
        LOCAL
    }

    public IdentityName {
        if (name.isEmpty() || name.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a name has 1 to " + LENGTH_MAX + " characters, not " + name.length());
        }
        if (!name.chars().allMatch(IdentityName::allowed)) {
            throw new IllegalArgumentException("a name has letters, digits and . - _ @ only");
        }
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ".-_@".indexOf(c) >= 0;
    }

    @Override
    public int compareTo(IdentityName other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** As people read it, such as {@code operator/mira.holt}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + name;
    }
}
