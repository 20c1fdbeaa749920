package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The files of one store: the database, its write-ahead log beside it, and the lock that keeps a second agent away.
 *
 * @param database such as {@code DIR/store/seatkeeper.db}
 */
record StoreFiles(Path database) {
    StoreFiles(Path database) {
        this.database = database.toAbsolutePath().normalize();
    }

    Path folder() {
        Path folder = database.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a store is a file in a folder");
        }
        return folder;
    }

    Path log() {
        return beside("-wal");
    }

    Path lock() {
        return beside(".lock");
    }

    /** Where a new store grows before it gets its name. */
    Path founding() {
        return beside(".founding");
    }

    private Path beside(String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    /** Bytes in the write-ahead log; 0 where there is none. */
    long logBytes() {
        return log().toFile().length();
    }

    /** Makes everything in that file, or that folder's entries, durable. */
    static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
