package org.seatkeeper.agent.storage;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.seatkeeper.agent.domain.LogRow;
import org.seatkeeper.agent.domain.PackedClient;
import org.seatkeeper.agent.domain.ProductId;

/** Reads what {@link GrantPacker} packed, and tells a reader of it. */
final class GrantRecords {
    private final Map<String, ProductId> products = new HashMap<>();
    private final UseReader reader;

    /** Tells that reader what it unpacks. */
    GrantRecords(UseReader reader) {
        this.reader = reader;
    }

    /**
     * Unpacks a row.
     *
     * @param last position of its last record
     * @throws IllegalArgumentException where no agent wrote it so
     */
    void read(long last, int count, byte[] packed) {
        var in = ByteBuffer.wrap(packed);
        ProductId product = null;
        try {
            for (long position = last - count + 1; position <= last; position++) {
                byte kind = in.get();
                if (kind == GrantPacker.ENDED) {
                    reader.ended(position, in.getLong());
                    continue;
                }
                if (kind == GrantPacker.TAKEN) {
                    product = product(in);
                }
                if (product == null || kind < GrantPacker.TAKEN || kind > GrantPacker.TAKEN_OF_THE_SAME_PRODUCT) {
                    throw new IllegalArgumentException("no record of a grant: " + kind);
                }
                taken(in, position, product);
            }
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("the records of " + count + " grants end too early", cut);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("more than the records of " + count + " grants");
        }
    }

    private ProductId product(ByteBuffer in) {
        var id = new byte[Byte.toUnsignedInt(in.get())];
        in.get(id);
        return products.computeIfAbsent(new String(id, StandardCharsets.US_ASCII), ProductId::new);
    }

    private void taken(ByteBuffer in, long position, ProductId product) {
        long fence = in.getLong();
        var handle = new UUID(in.getLong(), in.getLong());
        long number = in.getLong();
        long openedAtMillis = in.getLong();
        long session = in.getLong();
        int leaseSeconds = in.getInt();
        int traits = in.get();
        var client = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(client);
        reader.taken(new LogRow(
                position,
                fence,
                product,
                handle,
                PackedClient.from(client),
                number,
                Instant.ofEpochMilli(openedAtMillis),
                leaseSeconds,
                session,
                traits));
    }
}
