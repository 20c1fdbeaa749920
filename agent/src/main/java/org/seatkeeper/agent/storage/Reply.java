package org.seatkeeper.agent.storage;

import java.util.Arrays;

/** The bytes of an answer. Immutable. */
public final class Reply {
    private final byte[] bytes;

    /** Copies the bytes. */
    public Reply(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Reply reply && Arrays.equals(bytes, reply.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Reply of " + bytes.length + " bytes";
    }
}
