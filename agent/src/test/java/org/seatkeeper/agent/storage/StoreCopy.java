package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The files of a store as they stood at one moment: what a process that is killed there leaves, or a machine that loses
 * power.
 */
public final class StoreCopy {
    /** The header of a write-ahead log, in bytes. */
    static final int LOG_HEADER = 32;

    private static final int FRAME_HEADER = 24;
    private static final int PAGE_SIZE_AT = 16;

    private final byte[] database;
    private final byte[] log;

    StoreCopy(byte[] database, byte[] log) {
        this.database = database.clone();
        this.log = log.clone();
    }

    /** Copies the files as they stand. */
    public static StoreCopy of(Path database) throws IOException {
        Path log = new StoreFiles(database).log();
        return new StoreCopy(Files.readAllBytes(database), Files.exists(log) ? Files.readAllBytes(log) : new byte[0]);
    }

    byte[] database() {
        return database.clone();
    }

    int logBytes() {
        return log.length;
    }

    int pageSize() {
        int size = ((database[PAGE_SIZE_AT] & 0xff) << 8) | (database[PAGE_SIZE_AT + 1] & 0xff);
        return size == 1 ? 65_536 : size;
    }

    /** How many whole frames the log has. */
    int frames() {
        return Math.max(0, log.length - LOG_HEADER) / (FRAME_HEADER + pageSize());
    }

    /** Where so many frames end, in bytes. */
    int endOf(int frames) {
        return LOG_HEADER + frames * (FRAME_HEADER + pageSize());
    }

    /** Puts the files there. */
    public Path write(Path folder) throws IOException {
        return write(folder, database, log);
    }

    /** The log cut to so many bytes. */
    Path writeCut(Path folder, int logBytes) throws IOException {
        return write(folder, database, Arrays.copyOf(log, logBytes));
    }

    /** The log cut to so many bytes, the last of them as a torn write leaves them. */
    Path writeTorn(Path folder, int logBytes, int torn, SplittableRandom random) throws IOException {
        byte[] cut = Arrays.copyOf(log, logBytes);
        for (int i = Math.max(LOG_HEADER, logBytes - torn); i < logBytes; i++) {
            cut[i] = (byte) random.nextInt();
        }
        return write(folder, database, cut);
    }

    /** With another database beside the same log. */
    Path writeWith(Path folder, byte[] other) throws IOException {
        return write(folder, other, log);
    }

    private static Path write(Path folder, byte[] database, byte[] log) throws IOException {
        Path file = folder.resolve("seatkeeper.db");
        Files.deleteIfExists(folder.resolve("seatkeeper.db-shm"));
        Files.write(file, database);
        Files.write(new StoreFiles(file).log(), log);
        return file;
    }
}
