package org.seatkeeper.client.sdk;

/**
 * The client that a license is asked for. The agent tells clients apart by user and device, without regard to case.
 *
 * @param user the account as the product knows it, such as {@code tarn\alice}; at most 256 characters, empty where unknown
 * @param device the machine, a name or an address; at most 256 characters, empty where unknown
 * @param address the peer's address as the product sees it, in figures; at most 45 characters, may be empty. It decides
 *     about administrators' addresses and about nothing else
 * @param kind what stands behind the user's name
 */
public record Client(String user, String device, String address, Kind kind) {
    /** Longest user and longest device, in characters. */
    public static final int NAME_MAX = 256;

    /** Longest address, in characters. */
    public static final int ADDRESS_MAX = 45;

    /** What stands behind a user's name. */
    public enum Kind {
        /** A person. */
        USER,
        /** A program that runs under a name of its own; counted as the product's policy for services says. */
        SERVICE
    }

    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException where one is exceeded, or where neither user nor device is named
     */
    public Client {
        atMost("a user", user, NAME_MAX);
        atMost("a device", device, NAME_MAX);
        atMost("an address", address, ADDRESS_MAX);
        if (user.isEmpty() && device.isEmpty()) {
            throw new IllegalArgumentException("a client has a user or a device");
        }
    }

    /**
     * A person at a machine.
     *
     * @throws IllegalArgumentException as the constructor does
     */
    public static Client of(String user, String device) {
        return new Client(user, device, "", Kind.USER);
    }

    /**
     * The same client, seen at an address.
     *
     * @throws IllegalArgumentException where the address is longer than {@link #ADDRESS_MAX}
     */
    public Client at(String peer) {
        return new Client(user, device, peer, kind);
    }

    private static void atMost(String what, String value, int max) {
        if (value.length() > max) {
            throw new IllegalArgumentException(what + " has at most " + max + " characters");
        }
    }
}
