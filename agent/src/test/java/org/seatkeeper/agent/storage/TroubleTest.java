package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Every fault of the driver has a name here, and what is not known to be harmless is doubtful. */
class TroubleTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # code,                       trouble,     doubtful
                    SQLITE_FULL,                  DISK_FULL,   false
                    SQLITE_READONLY,              READ_ONLY,   false
                    SQLITE_READONLY_DIRECTORY,    READ_ONLY,   false
                    SQLITE_CANTOPEN,              CANNOT_OPEN, false
                    SQLITE_IOERR,                 IO_ERROR,    false
                    SQLITE_IOERR_WRITE,           IO_ERROR,    false
                    SQLITE_IOERR_SHMSIZE,         DISK_FULL,   false
                    SQLITE_BUSY,                  HELD,        false
                    SQLITE_BUSY_RECOVERY,         HELD,        false
                    SQLITE_LOCKED,                HELD,        false
                    SQLITE_IOERR_FSYNC,           SYNC_FAILED, true
                    SQLITE_IOERR_DIR_FSYNC,       SYNC_FAILED, true
                    SQLITE_CORRUPT,               CORRUPT,     true
                    SQLITE_CORRUPT_INDEX,         CORRUPT,     true
                    SQLITE_NOTADB,                NOT_A_STORE, true
                    SQLITE_CONSTRAINT_PRIMARYKEY, UNKNOWN,     true
                    SQLITE_NOMEM,                 UNKNOWN,     true
                    SQLITE_MISUSE,                UNKNOWN,     true
                    UNKNOWN_ERROR,                UNKNOWN,     true
                    """)
    void codes(SQLiteErrorCode code, Trouble trouble, boolean doubtful) {
        assertEquals(trouble, Trouble.of(new SQLiteException("said by the driver", code)));
        assertEquals(doubtful, trouble.doubtful());
    }

    @Test
    void aFaultWithoutACodeIsDoubtful() {
        assertEquals(Trouble.UNKNOWN, Trouble.of(new SQLException("database is locked")));
    }

    @ParameterizedTest
    @EnumSource
    void theWordsAreForPeople(Trouble trouble) {
        assertTrue(trouble.words().endsWith("."), trouble.words());
        assertFalse(trouble.words().toUpperCase(Locale.ROOT).contains("SQL"), trouble.words());
    }
}
