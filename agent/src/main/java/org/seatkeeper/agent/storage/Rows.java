package org.seatkeeper.agent.storage;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a statement answered, row after row, each read from its first column to its last. A value that no agent wrote
 * throws IllegalArgumentException.
 */
final class Rows implements AutoCloseable {
    private final ResultSet results;
    private int at;

    Rows(ResultSet results) {
        this.results = results;
    }

    boolean next() throws SQLException {
        at = 0;
        return results.next();
    }

    String text() throws SQLException {
        return present(results.getString(++at));
    }

    long number() throws SQLException {
        return results.getLong(++at);
    }

    int count() throws SQLException {
        long value = number();
        if (value != (int) value) {
            throw new IllegalArgumentException("no count: " + value);
        }
        return (int) value;
    }

    /** -1 for a number that is none of ours, instead of a fault. */
    int anyCount() throws SQLException {
        long value = number();
        return value == (int) value ? (int) value : -1;
    }

    /** {@link Instant#MIN} for a text that is no moment, instead of a fault. */
    Instant anyTime() throws SQLException {
        try {
            return time();
        } catch (IllegalArgumentException noMoment) {
            return Instant.MIN;
        }
    }

    byte[] bytes() throws SQLException {
        return present(results.getBytes(++at));
    }

    String digest() throws SQLException {
        return HexFormat.of().formatHex(bytes());
    }

    Instant time() throws SQLException {
        return TimeText.parse(text());
    }

    UUID uuid() throws SQLException {
        return uuid(bytes());
    }

    private static UUID uuid(byte[] bytes) {
        if (bytes.length != 2 * Long.BYTES) {
            throw new IllegalArgumentException("no UUID: " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    boolean flag() throws SQLException {
        return number() != 0;
    }

    <E extends Enum<E>> E name(Class<E> of) throws SQLException {
        return Enum.valueOf(of, text());
    }

    Optional<UUID> optionalUuid() throws SQLException {
        return Optional.<byte[]>ofNullable(results.getBytes(++at)).map(Rows::uuid);
    }

    Optional<Instant> optionalTime() throws SQLException {
        return optionalText().map(TimeText::parse);
    }

    Optional<String> optionalText() throws SQLException {
        return Optional.<String>ofNullable(results.getString(++at));
    }

    Optional<Long> optionalNumber() throws SQLException {
        long value = number();
        return results.wasNull() ? Optional.empty() : Optional.of(value);
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a value is missing");
        }
        return value;
    }

    @Override
    public void close() throws SQLException {
        results.close();
    }
}
