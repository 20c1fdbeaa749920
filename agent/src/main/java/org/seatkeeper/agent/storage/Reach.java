package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * How the file is reached now: one session for the keeper's thread, one for readers of the audit.
 *
 * @param readOnly why nothing can be written, where it cannot
 * @param copies files to remove at the end, where the store is read from a copy
 */
record Reach(Session keeper, Session readers, Optional<Trouble> readOnly, List<Path> copies) {
    /** Whether it holds the store's own file open, not a copy of it. */
    boolean ownFile() {
        return copies.isEmpty();
    }

    /** Where the file says that it stands. */
    StateRow state() throws SQLException {
        return StateRow.read(keeper);
    }

    /** Readers first: the last to close tidies up the write-ahead log. What closing says changes nothing. */
    void close() {
        closeQuietly(readers);
        closeQuietly(keeper);
        for (Path copy : copies) {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException e) {
                // A leftover in the folder for temporary files.
            }
        }
    }

    private static void closeQuietly(Session session) {
        try {
            session.close();
        } catch (SQLException e) {
            // What is in the file is found out by opening it again.
        }
    }
}
