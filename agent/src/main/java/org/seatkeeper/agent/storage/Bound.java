package org.seatkeeper.agent.storage;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** A prepared statement being filled, value after value, then run once. */
final class Bound {
    private final PreparedStatement statement;
    private int at;

    Bound(PreparedStatement statement) {
        this.statement = statement;
    }

    Bound text(String value) throws SQLException {
        statement.setString(++at, value);
        return this;
    }

    Bound number(long value) throws SQLException {
        statement.setLong(++at, value);
        return this;
    }

    Bound bytes(byte[] value) throws SQLException {
        statement.setBytes(++at, value);
        return this;
    }

    /** Hexadecimal digits, kept as the bytes they stand for. */
    Bound digest(String hex) throws SQLException {
        return bytes(HexFormat.of().parseHex(hex));
    }

    Bound time(Instant value) throws SQLException {
        return text(TimeText.of(value));
    }

    Bound uuid(UUID value) throws SQLException {
        return bytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array());
    }

    Bound flag(boolean value) throws SQLException {
        return number(value ? 1 : 0);
    }

    Bound name(Enum<?> value) throws SQLException {
        return text(value.name());
    }

    Bound absent() throws SQLException {
        statement.setObject(++at, null);
        return this;
    }

    Bound uuid(Optional<UUID> value) throws SQLException {
        return value.isPresent() ? uuid(value.get()) : absent();
    }

    Bound time(Optional<Instant> value) throws SQLException {
        return value.isPresent() ? time(value.get()) : absent();
    }

    Bound text(Optional<String> value) throws SQLException {
        return value.isPresent() ? text(value.get()) : absent();
    }

    Bound number(Optional<Long> value) throws SQLException {
        return value.isPresent() ? number(value.get()) : absent();
    }

    /** How many rows it changed. */
    int update() throws SQLException {
        return statement.executeUpdate();
    }

    Rows rows() throws SQLException {
        return new Rows(statement.executeQuery());
    }
}
