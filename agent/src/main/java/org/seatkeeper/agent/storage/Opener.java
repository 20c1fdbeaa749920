package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteOpenMode;

/** Opens the store's file for work, or, where nothing can be written beside it, for reading alone. */
final class Opener {
    /** How long a write waits for another program. */
    static final int BUSY_MILLIS_MAX = 1_000;

    private final Connector connector;
    private final StoreFiles files;
    private final Path spare;
    private final Schema schema;

    /** Copies for reading alone go to the spare folder. */
    Opener(Connector connector, StoreFiles files, Path spare, Schema schema) {
        this.connector = connector;
        this.files = files;
        this.spare = spare;
        this.schema = schema;
    }

    /**
     * For reading and writing where that works, else for reading alone.
     *
     * @throws StoreRefused where another program has the file to itself, or a newer agent wrote it
     */
    Reach best() throws SQLException, IOException, StoreRefused {
        try {
            return writable();
        } catch (SQLException e) {
            Trouble trouble = Trouble.of(e);
            if (trouble == Trouble.HELD) {
                throw new StoreRefused(trouble.words());
            }
            if (trouble.doubtful()) {
                throw e;
            }
            return readOnly(trouble);
        }
    }

    /** In place of what there was, which is closed. A copy that was made for reading is kept until it is not needed. */
    Reach instead(Reach was) throws SQLException, IOException, StoreRefused {
        if (was.ownFile()) {
            // Before the file is opened again: two openings of one file in one process would share, and lose, its
            // locks.
            was.close();
            return best();
        }
        try {
            Reach fresh = writable();
            was.close();
            return fresh;
        } catch (SQLException e) {
            if (Trouble.of(e).doubtful()) {
                throw e;
            }
            return was;
        }
    }

    /** For reading and writing; brought to this agent's schema. */
    private Reach writable() throws SQLException, StoreRefused {
        Session keeper = session(files.database(), "?mode=rw", config());
        try {
            checkOurs(keeper);
            schema.bring(keeper);
            SQLiteConfig reading = config();
            reading.setReadOnly(true);
            return new Reach(keeper, session(files.database(), "?mode=ro", reading), Optional.empty(), List.of());
        } catch (SQLException | RuntimeException | StoreRefused e) {
            keeper.close();
            throw e;
        }
    }

    /**
     * For reading alone, without a file beside the store's own. A write-ahead log that was left behind belongs to the
     * store: both are then read from a copy.
     */
    private Reach readOnly(Trouble why) throws SQLException, IOException, StoreRefused {
        if (files.logBytes() == 0) {
            return reading(files.database(), "?immutable=1", why, List.of());
        }
        Path folder = Files.createTempDirectory(spare, "seatkeeper-store");
        var copy = new StoreFiles(folder.resolve("copy.db"));
        Files.copy(files.database(), copy.database());
        Files.copy(files.log(), copy.log());
        List<Path> copies = List.of(copy.log(), folder.resolve("copy.db-shm"), copy.database(), copy.lock(), folder);
        return reading(copy.database(), "?mode=rw", why, copies);
    }

    private Reach reading(Path file, String how, Trouble why, List<Path> copies) throws SQLException, StoreRefused {
        SQLiteConfig config = config();
        Session keeper = session(file, how, config);
        try {
            checkOurs(keeper);
            schema.require(keeper);
            return new Reach(keeper, session(file, how, config), Optional.of(why), copies);
        } catch (SQLException | RuntimeException | StoreRefused e) {
            keeper.close();
            throw e;
        }
    }

    private static void checkOurs(Session session) throws SQLException {
        if (session.number("PRAGMA application_id") != Schema.APPLICATION_ID) {
            throw new SQLiteException("a database of another program", SQLiteErrorCode.SQLITE_NOTADB);
        }
        session.number("SELECT count(*) FROM state");
    }

    private Session session(Path file, String how, SQLiteConfig config) throws SQLException {
        String path = file.toString().replace("%", "%25").replace("?", "%3f").replace("#", "%23");
        return new Session(connector.connect("jdbc:sqlite:file:" + path + how, config));
    }

    /** Every commit is synced; the log is written back when the store says so, not by itself. */
    static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS_MAX);
        config.setWalAutocheckpoint(0);
        // Nobody asks for the keys that a row got; the driver would ask for them after each row.
        config.setGetGeneratedKeys(false);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        return config;
    }
}
