package org.seatkeeper.agent.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Client} in a third of its memory: there may be a million that are connected. One byte a character, or two where
 * one is not enough for some.
 */
final class PackedClient {
    /** Before the names: whether characters are wide, and how many the user's name has, see {@link Client#LENGTH_MAX}. */
    private static final int HEADER = 2;

    private static final int BYTE = 8;
    private static final int BYTE_MASK = 0xFF;
    private static final int WIDE = 0x80;

    private final byte[] packed;

    private PackedClient(byte[] packed) {
        this.packed = packed;
    }

    static PackedClient of(Client client) {
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

    /** As it was. */
    Client client() {
        boolean wide = (packed[0] & WIDE) != 0;
        int user = (packed[0] & ~WIDE & BYTE_MASK) << BYTE | (packed[1] & BYTE_MASK);
        char[] both = new char[(packed.length - HEADER) / (wide ? 2 : 1)];
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
}
