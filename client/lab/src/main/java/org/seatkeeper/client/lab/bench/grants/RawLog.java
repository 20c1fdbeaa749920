package org.seatkeeper.client.lab.bench.grants;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The least that keeping can cost: the statements of the agent's log of grants, as many a transaction as the agent takes a
 * turn, on a file with the agent's settings. No rules, no wire.
 */
final class RawLog implements AutoCloseable {
    /** The bytes of one grant and its end, with names as the callers have them. */
    private static final int PAIR_BYTES = 77;

    private final Connection connection;
    private final PreparedStatement logged;
    private final PreparedStatement state;
    private long position;

    RawLog(Path file) throws IOException {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false");
            try (var setup = connection.createStatement()) {
                setup.execute("PRAGMA journal_mode = WAL");
                setup.execute("PRAGMA synchronous = FULL");
                setup.executeUpdate("CREATE TABLE grant_turn (last INTEGER PRIMARY KEY, count INTEGER NOT NULL,"
                        + " records BLOB NOT NULL) STRICT");
                setup.executeUpdate("CREATE TABLE state (one INTEGER PRIMARY KEY, turn INTEGER NOT NULL) STRICT");
                setup.executeUpdate("INSERT INTO state VALUES (1, 0)");
            }
            connection.setAutoCommit(false);
            logged = connection.prepareStatement("INSERT INTO grant_turn VALUES (?, ?, ?)");
            state = connection.prepareStatement("UPDATE state SET turn = turn + 1 WHERE one = 1");
        } catch (SQLException e) {
            throw new IOException("the yardstick's file cannot be made: " + e.getMessage(), e);
        }
    }

    /** So many grants and as many releases, so many records a transaction. */
    void pairs(int pairs, int turn) throws IOException {
        try {
            int written = 0;
            while (written < 2 * pairs) {
                int records = Math.min(turn, 2 * pairs - written);
                written += records;
                position += records;
                logged.setLong(1, position);
                logged.setInt(2, records);
                logged.setBytes(3, new byte[records / 2 * PAIR_BYTES]);
                logged.executeUpdate();
                state.executeUpdate();
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IOException("the yardstick's file cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
