package org.seatkeeper.agent.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.seatkeeper.agent.domain.Grant;
import org.seatkeeper.agent.domain.LogRecord;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.ProductId;

/**
 * Packs the records that one turn adds to the log of grants into the bytes of one row (docs/storage.md): a row of its own
 * for each, and a call of the driver for each column, would cost more than deciding them. Positions are not in it: they
 * count up within a turn. {@link GrantRecords} reads it.
 */
final class GrantPacker {
    // What begins each record.
    static final byte ENDED = 0;
    static final byte TAKEN = 1;
    static final byte TAKEN_OF_THE_SAME_PRODUCT = 2;

    private static final int BYTES_FIRST = 8 << 10;
    private static final int ENDED_BYTES = 1 + Long.BYTES;
    private static final int TAKEN_BYTES =
            1 + 1 + ProductId.LENGTH_MAX + 6 * Long.BYTES + Integer.BYTES + 1 + Short.BYTES;

    private ByteBuffer out = ByteBuffer.allocate(BYTES_FIRST);
    private @Nullable ProductId product;
    private int count;

    /** Packs them, in order. */
    static byte[] pack(List<LogRecord> records) {
        var packer = new GrantPacker();
        for (LogRecord record : records) {
            switch (record) {
                case LogRecord.Taken(long position, Grant grant) -> packer.taken(LogRow.of(position, grant));
                case LogRecord.Ended(var _, long fence) -> packer.ended(fence);
            }
        }
        return packer.bytes();
    }

    void ended(long fence) {
        room(ENDED_BYTES);
        out.put(ENDED).putLong(fence);
        count++;
    }

    void taken(LogRow row) {
        byte[] client = row.client().bytes();
        room(TAKEN_BYTES + client.length);
        if (row.product().equals(product)) {
            out.put(TAKEN_OF_THE_SAME_PRODUCT);
        } else {
            product = row.product();
            byte[] id = product.value().getBytes(StandardCharsets.US_ASCII);
            out.put(TAKEN).put((byte) id.length).put(id);
        }
        UUID handle = row.handle();
        out.putLong(row.fence())
                .putLong(handle.getMostSignificantBits())
                .putLong(handle.getLeastSignificantBits())
                .putLong(row.number())
                .putLong(row.openedAt().toEpochMilli())
                .putLong(row.session())
                .putInt(row.leaseSeconds())
                .put((byte) row.traits());
        out.putShort((short) client.length).put(client);
        count++;
    }

    private void room(int bytes) {
        if (out.remaining() < bytes) {
            var larger = ByteBuffer.allocate(Math.max(Math.multiplyExact(out.capacity(), 2), out.position() + bytes));
            out = larger.put(out.flip());
        }
    }

    /** How many it holds. */
    int count() {
        return count;
    }

    byte[] bytes() {
        return Arrays.copyOf(out.array(), out.position());
    }
}
