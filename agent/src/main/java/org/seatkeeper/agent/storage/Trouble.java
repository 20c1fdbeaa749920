package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What can go wrong below the store, in the words an administrator reads. */
enum Trouble {
    DISK_FULL(
            Certainty.KNOWABLE, "The disk of the store is full. Free some space: the agent tries again every second."),
    READ_ONLY(
            Certainty.KNOWABLE,
            "The store cannot be written: its folder or its file system is read-only. Make it writable for the agent's user."),
    CANNOT_OPEN(
            Certainty.KNOWABLE,
            "A file of the store cannot be opened. Check the rights of the store's folder and the agent's open-file limit."),
    IO_ERROR(Certainty.KNOWABLE, "The disk of the store reported an error. Look at the system's log for the device."),
    HELD(
            Certainty.KNOWABLE,
            "Another program holds the store for writing. Close the database tool or backup that has it open."),
    SYNC_FAILED(
            Certainty.DOUBTFUL,
            "The disk could not confirm a write, so nobody knows what it holds. The agent stops; check the disk, then start"
                    + " it again: it begins with what is really there."),
    CORRUPT(
            Certainty.DOUBTFUL,
            "The store's file is damaged. Put it aside and restore the newest backup (docs/operations.md)."),
    NOT_A_STORE(
            Certainty.DOUBTFUL,
            "The store's file is not a store of Seatkeeper, or its beginning is damaged. Put it aside and restore the newest"
                    + " backup (docs/operations.md)."),
    UNKNOWN(
            Certainty.DOUBTFUL,
            "The store failed in a way that leaves its content in doubt. The agent stops; look at its log, then start it"
                    + " again.");

    private enum Certainty {
        /** The file can be asked whether a write is there. */
        KNOWABLE,
        /** No answer of the file could be trusted. */
        DOUBTFUL
    }

    private final Certainty certainty;
    private final String words;

    Trouble(Certainty certainty, String words) {
        this.certainty = certainty;
        this.words = words;
    }

    /** Whether the agent has to stop, since no answer of the file could be trusted. */
    boolean doubtful() {
        return certainty == Certainty.DOUBTFUL;
    }

    /** Cause and remedy, for people. */
    String words() {
        return words;
    }

    /** Told apart by code, never by text. What is not known to be harmless is doubtful. */
    static Trouble of(SQLException fault) {
        return fault instanceof SQLiteException known ? of(known.getResultCode()) : UNKNOWN;
    }

    /** As for a fault of the driver; a value that no agent wrote is damage. */
    static Trouble of(Exception fault) {
        return switch (fault) {
            case SQLException sql -> of(sql);
            case IOException _ -> IO_ERROR;
            case IllegalArgumentException _ -> CORRUPT;
            default -> UNKNOWN;
        };
    }

    private static Trouble of(SQLiteErrorCode code) {
        String name = code.name();
        return switch (code) {
            // A file beside the store could not be given its size: there is no other cause than a lack of room.
            case SQLITE_FULL, SQLITE_IOERR_SHMSIZE -> DISK_FULL;
            case SQLITE_NOTADB -> NOT_A_STORE;
            case SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC -> SYNC_FAILED;
            case SQLITE_IOERR_CORRUPTFS, SQLITE_IOERR_DATA -> CORRUPT;
            default -> ofFamily(name);
        };
    }

    /** The extended codes of a family share the beginning of their names. */
    private static Trouble ofFamily(String name) {
        if (name.startsWith("SQLITE_CORRUPT")) {
            return CORRUPT;
        }
        if (name.startsWith("SQLITE_READONLY")) {
            return READ_ONLY;
        }
        if (name.startsWith("SQLITE_CANTOPEN")) {
            return CANNOT_OPEN;
        }
        if (name.startsWith("SQLITE_IOERR")) {
            return IO_ERROR;
        }
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return HELD;
        }
        return UNKNOWN;
    }
}
