package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import org.seatkeeper.agent.domain.Founding;
import org.sqlite.SQLiteConfig;

/**
 * Makes a new store. It grows beside its place and gets its name in one step when it is whole and durable, so that there
 * is never half a store. Readable and writable by the agent's user alone.
 */
public final class StoreFounder {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Connector connector;

    /** Makes stores on the disk. */
    public StoreFounder() {
        this(Connector.DRIVER);
    }

    StoreFounder(Connector connector) {
        this.connector = connector;
    }

    /**
     * Makes the store; its folder too, where that is missing.
     *
     * @param database such as {@code DIR/store/seatkeeper.db}
     * @throws StoreRefused where there is one already, or another agent is at work there
     * @throws IOException where the disk did not take it; nothing is left behind under its name
     */
    public void found(Path database, Founding founding) throws IOException, StoreRefused {
        var files = new StoreFiles(database);
        if (!Files.isDirectory(files.folder())) {
            Files.createDirectories(files.folder());
            Files.setPosixFilePermissions(files.folder(), FOLDER);
        }
        try (var lock = new StoreLock(files.lock())) {
            lock.take();
            if (Files.exists(files.database())) {
                throw new StoreRefused("There is a store already. An agent is founded once; to begin anew, move its"
                        + " folder away first.");
            }
            removeLeftovers(files);
            Files.createFile(files.founding(), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            try {
                fill(files.founding(), founding);
            } catch (SQLException e) {
                removeLeftovers(files);
                throw new IOException(Trouble.of(e).words(), e);
            }
            StoreFiles.sync(files.founding(), StandardOpenOption.WRITE);
            Files.move(files.founding(), files.database(), StandardCopyOption.ATOMIC_MOVE);
            StoreFiles.sync(files.folder(), StandardOpenOption.READ);
        }
    }

    private void fill(Path file, Founding founding) throws SQLException {
        SQLiteConfig config = Opener.config();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        try (var session = new Session(connector.connect("jdbc:sqlite:" + file, config))) {
            new Schema().bring(session);
            session.begin();
            FoundingRows.insert(session, founding);
            session.commit();
        } catch (StoreRefused e) {
            throw new IllegalStateException("an empty file has no version", e);
        }
    }

    private static void removeLeftovers(StoreFiles files) throws IOException {
        Files.deleteIfExists(files.founding());
        Files.deleteIfExists(new StoreFiles(files.founding()).log());
        Files.deleteIfExists(files.founding().resolveSibling(files.founding().getFileName() + "-shm"));
    }
}
