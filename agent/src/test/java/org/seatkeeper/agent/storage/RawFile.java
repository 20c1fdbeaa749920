package org.seatkeeper.agent.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A store's file in the hands of someone with a database tool, and no respect for its guards. */
final class RawFile implements AutoCloseable {
    private final Connection connection;

    RawFile(Path database) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        run("PRAGMA secure_delete = ON");
        run("PRAGMA synchronous = OFF");
        for (String guard : new String[] {
            "audit_is_not_edited", "audit_is_not_cut", "ledger_is_not_edited", "ledger_is_not_cut", "mode_goes_one_way"
        }) {
            run("DROP TRIGGER IF EXISTS " + guard);
        }
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The first value of the first row. */
    byte[] bytes(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            results.next();
            return results.getBytes(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
