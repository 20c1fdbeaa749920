package org.seatkeeper.agent.domain;

/**
 * The short name of a product on every server.
 *
 * @param value 1 to 64 characters: lower-case letters, digits, dots, hyphens; begins with a letter or a digit
 */
public record ProductId(String value) implements Comparable<ProductId> {
    /** Longest id, in characters. */
    public static final int LENGTH_MAX = 64;

    public ProductId {
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a product id has 1 to " + LENGTH_MAX + " characters");
        }
        boolean lawful = alphanumeric(value.charAt(0));
        for (int n = 1; lawful && n < value.length(); n++) {
            char c = value.charAt(n);
            lawful = alphanumeric(c) || c == '.' || c == '-';
        }
        if (!lawful) {
            throw new IllegalArgumentException("a product id has lower-case letters, digits, dots and hyphens only");
        }
    }

    private static boolean alphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    @Override
    public int compareTo(ProductId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
