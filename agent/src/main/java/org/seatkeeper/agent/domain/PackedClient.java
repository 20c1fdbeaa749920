package org.seatkeeper.agent.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@link Client} in a third of its memory: there may be a million that are connected. */
final class PackedClient {
    /** Two bytes for the length of the user's name; see {@link Client#LENGTH_MAX}. */
    private static final int HEADER = 2;

    private static final int BYTE = 8;
    private static final int BYTE_MASK = 0xFF;

    // Length of the user's name in bytes, the name, the device's name; both in UTF-8.
    private final byte[] packed;

    private PackedClient(byte[] packed) {
        this.packed = packed;
    }

    static PackedClient of(Client client) {
        byte[] user = client.user().getBytes(StandardCharsets.UTF_8);
        byte[] device = client.device().getBytes(StandardCharsets.UTF_8);
        byte[] packed = Arrays.copyOf(
                new byte[] {(byte) (user.length >>> BYTE), (byte) user.length}, HEADER + user.length + device.length);
        System.arraycopy(user, 0, packed, HEADER, user.length);
        System.arraycopy(device, 0, packed, HEADER + user.length, device.length);
        return new PackedClient(packed);
    }

    /** As it was. */
    Client client() {
        int user = (packed[0] & BYTE_MASK) << BYTE | (packed[1] & BYTE_MASK);
        return new Client(
                new String(packed, HEADER, user, StandardCharsets.UTF_8),
                new String(packed, HEADER + user, packed.length - HEADER - user, StandardCharsets.UTF_8));
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
