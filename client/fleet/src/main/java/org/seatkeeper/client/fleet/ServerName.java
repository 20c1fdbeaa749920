package org.seatkeeper.client.fleet;

/**
 * The name under which this profile knows a server; compared without regard to case.
 *
 * @param value 1 to 64 characters: letters, digits, dots, hyphens, underscores
 */
public record ServerName(String value) implements Comparable<ServerName> {
    /** Longest name, in characters. */
    public static final int LENGTH_MAX = 64;

    public ServerName {
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a server name has 1 to " + LENGTH_MAX + " characters");
        }
        if (!value.chars().allMatch(ServerName::allowed)) {
            throw new IllegalArgumentException("a server name has letters, digits, dots, hyphens and underscores only");
        }
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '-'
                || c == '_';
    }

    @Override
    public int compareTo(ServerName other) {
        int ignoringCase = value.compareToIgnoreCase(other.value);
        return ignoringCase != 0 ? ignoringCase : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
