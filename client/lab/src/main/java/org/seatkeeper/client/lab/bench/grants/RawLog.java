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
    private final Connection connection;
    private final PreparedStatement taken;
    private final PreparedStatement ended;
    private final PreparedStatement state;
    private long position;

    RawLog(Path file) throws IOException {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false");
            try (var setup = connection.createStatement()) {
                setup.execute("PRAGMA journal_mode = WAL");
                setup.execute("PRAGMA synchronous = FULL");
                setup.executeUpdate("CREATE TABLE grant_log (position INTEGER PRIMARY KEY, fence INTEGER NOT NULL,"
                        + " product TEXT, handle BLOB, user TEXT, device TEXT, connection INTEGER, opened_at INTEGER,"
                        + " lease_seconds INTEGER, session INTEGER, traits INTEGER) STRICT");
                setup.executeUpdate("CREATE TABLE state (one INTEGER PRIMARY KEY, turn INTEGER NOT NULL) STRICT");
                setup.executeUpdate("INSERT INTO state VALUES (1, 0)");
            }
            connection.setAutoCommit(false);
            taken = connection.prepareStatement("INSERT INTO grant_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            ended = connection.prepareStatement("INSERT INTO grant_log (position, fence) VALUES (?, ?)");
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
                for (int n = 0; n < turn && written < 2 * pairs; n++, written++) {
                    if (n % 2 == 0) {
                        take();
                    } else {
                        end();
                    }
                }
                state.executeUpdate();
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IOException("the yardstick's file cannot be written: " + e.getMessage(), e);
        }
    }

    private void take() throws SQLException {
        taken.setLong(1, ++position);
        taken.setLong(2, position);
        taken.setString(3, "tarn-sql-14");
        taken.setBytes(4, new byte[16]);
        taken.setString(5, "user-" + position % 1_000);
        taken.setString(6, "pc");
        taken.setLong(7, position);
        taken.setLong(8, position);
        taken.setLong(9, 60);
        taken.setLong(10, 1);
        taken.setLong(11, 48);
        taken.executeUpdate();
    }

    private void end() throws SQLException {
        ended.setLong(1, ++position);
        ended.setLong(2, position - 1);
        ended.executeUpdate();
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
