package org.seatkeeper.agent.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Client} in a third of its memory: there may be a million that are connected. One byte a character, or two where
 * one is not enough for some.
 */
public final class PackedClient {
    /** Before the names: whether characters are wide, and how many the user's name has, see {@link Client#LENGTH_MAX}. */
    private static final int HEADER = 2;

    private static final int BYTE = 8;
    private static final int BYTE_MASK = 0xFF;
    private static final int WIDE = 0x80;
    private static final int PACKED_MAX = 2 * 2 * Client.LENGTH_MAX;

    private final byte[] packed;

    private PackedClient(byte[] packed) {
        this.packed = packed;
    }

    /** Packs it. */
    public static PackedClient of(Client client) {
        String user = client.user();
        String device = client.device();
        boolean wide = wide(user) || wide(device);
        byte[] packed = new byte[HEADER + (user.length() + device.length()) * (wide ? 2 : 1)];
        packed[0] = (byte) ((wide ? WIDE : 0) | user.length() >>> BYTE);
        packed[1] = (byte) user.length();
        put(device, packed, put(user, packed, HEADER, wide), wide);
        return new PackedClient(packed);
    }

    private static boolean wide(String name) {
        for (int n = 0; n < name.length(); n++) {
            if (name.charAt(n) > BYTE_MASK) {
                return true;
            }
        }
        return false;
    }

    /** Returns where it ends. */
    private static int put(String name, byte[] to, int from, boolean wide) {
        int at = from;
        for (int n = 0; n < name.length(); n++) {
            char each = name.charAt(n);
            if (wide) {
                to[at++] = (byte) (each >>> BYTE);
            }
            to[at++] = (byte) each;
        }
        return at;
    }

    /**
     * As {@link #bytes} gave it; the bytes are taken over.
     *
     * @throws IllegalArgumentException where they have not the form of a client
     */
    public static PackedClient from(byte[] packed) {
        int names = packed.length - HEADER;
        if (names < 1 || names > PACKED_MAX) {
            throw new IllegalArgumentException("no client has " + names + " bytes");
        }
        var client = new PackedClient(packed);
        int characters = client.characters();
        int user = client.userLength();
        boolean fits = user <= Client.LENGTH_MAX && user <= characters && characters - user <= Client.LENGTH_MAX;
        if (!fits || (client.wide() && names % 2 != 0)) {
            throw new IllegalArgumentException("no client: " + user + " of " + characters + " characters");
        }
        return client;
    }

    /** To be kept; a copy. */
    public byte[] bytes() {
        return packed.clone();
    }

    /** What it counts under by that policy. */
    PackedClient key(KeyPolicy policy) {
        return policy == KeyPolicy.DEVICE_AND_USER ? this : of(client().key(policy));
    }

    private boolean wide() {
        return (packed[0] & WIDE) != 0;
    }

    private int userLength() {
        return (packed[0] & ~WIDE & BYTE_MASK) << BYTE | (packed[1] & BYTE_MASK);
    }

    private int characters() {
        return (packed.length - HEADER) / (wide() ? 2 : 1);
    }

    /** As it was. */
    public Client client() {
        boolean wide = wide();
        int user = userLength();
        char[] both = new char[characters()];
        int at = HEADER;
        for (int n = 0; n < both.length; n++) {
            int high = wide ? (packed[at++] & BYTE_MASK) << BYTE : 0;
            both[n] = (char) (high | (packed[at++] & BYTE_MASK));
        }
        return new Client(new String(both, 0, user), new String(both, user, both.length - user));
    }

    /** Foreseeable only by who knows the salt, which is odd. */
    int hash(long salt) {
        long sum = 0;
        for (byte each : packed) {
            sum = (sum + each + 1) * salt;
        }
        return Table.spread(sum);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackedClient client && Arrays.equals(packed, client.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return client().toString();
    }
}
