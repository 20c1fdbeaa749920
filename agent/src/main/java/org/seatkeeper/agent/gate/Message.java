package org.seatkeeper.agent.gate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/** The bytes that a client reads before it is turned away; may be none. */
public final class Message {
    /** Longest, in bytes. */
    public static final int BYTES_MAX = 4_096;

    /** Says nothing. */
    public static final Message NONE = new Message(new byte[0]);

    private final byte[] bytes;

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException where there are more than {@link #BYTES_MAX}
     */
    public Message(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException("a message has at most " + BYTES_MAX + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** For one writing; shares the bytes. */
    ByteBuf buffer() {
        return Unpooled.wrappedBuffer(bytes).asReadOnly();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message && Arrays.equals(bytes, message.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
