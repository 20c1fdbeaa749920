package org.seatkeeper.client.sdk;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes handle ids: UUIDs of version 8 (RFC 9562), half of them drawn once for a client and half counted. Only a source that
 * other processes cannot repeat keeps them apart. Safe from any thread.
 */
final class HandleIds {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 36;
    private static final long VERSION_8 = 0x8000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The first 19 characters, up to the third hyphen and with it. */
    private final byte[] first = new byte[LENGTH];

    private final AtomicLong count = new AtomicLong();

    /**
     * Draws the half that all ids of this client share.
     *
     * @param random used here only
     */
    HandleIds(RandomGenerator random) {
        long drawn = (random.nextLong() & ~0xF000L) | VERSION_8;
        hex(first, 0, drawn >>> 32, 8);
        first[8] = '-';
        hex(first, 9, drawn >>> 16, 4);
        first[13] = '-';
        hex(first, 14, drawn, 4);
        first[18] = '-';
        first[23] = '-';
    }

    /** An id that was not made before. */
    String next() {
        byte[] id = first.clone();
        long counted = VARIANT | count.getAndIncrement();
        hex(id, 19, counted >>> 48, 4);
        hex(id, 24, counted, 12);
        return new String(id, StandardCharsets.ISO_8859_1);
    }

    private static void hex(byte[] into, int at, long value, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            into[at + i] = DIGITS[(int) value & 0xF];
            value >>>= 4;
        }
    }
}
