package org.seatkeeper.agent.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** One connection to the file; its statements are prepared once and kept. One thread at a time. */
final class Session implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /** Takes the connection over. */
    Session(Connection connection) throws SQLException {
        this.connection = connection;
        try {
            // The driver would wrap each statement in a transaction of its own: it is told that others take care of
            // that, and the transaction that it begins at once is ended.
            connection.setAutoCommit(false);
            run("ROLLBACK");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    void begin() throws SQLException {
        on("BEGIN IMMEDIATE").update();
    }

    void commit() throws SQLException {
        on("COMMIT").update();
    }

    /** The statement, prepared, waiting for its values. */
    Bound on(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return new Bound(statement);
    }

    /** One statement or a script, not kept prepared. */
    void run(String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    /** The first number that a statement answers; 0 where it answers nothing. */
    long number(String sql) throws SQLException {
        try (Rows rows = on(sql).rows()) {
            return rows.next() ? rows.number() : 0;
        }
    }

    /** Prepares everything anew: a statement that failed is of no more use to the driver. */
    void forgetPrepared() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // It is of no more use either way.
            }
        }
        prepared.clear();
    }

    /** Closes statements and connection; an open transaction is rolled back. */
    @Override
    public void close() throws SQLException {
        prepared.clear();
        connection.close();
    }
}
