package org.seatkeeper.agent.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** A store that may not grow any further, and one that may not be written: everywhere, without a special disk. */
class FullStoreTest {
    /** Puts a bound on what the file may hold, or takes it away, for every session opened from then on. */
    private static final class Bounded implements Connector {
        private String bound = "PRAGMA user_version";

        @Override
        public Connection connect(String url, SQLiteConfig config) throws SQLException {
            Connection connection = config.createConnection(url);
            try (var statement = connection.createStatement()) {
                statement.execute(bound);
            }
            return connection;
        }
    }

    @TempDir
    Path folder;

    private final Bounded connector = new Bounded();
    private final MemoryStore model = new MemoryStore(SeededTurns.FOUNDING);
    private final SeededTurns turns = new SeededTurns(17);

    private SqliteStore open() throws StoreFault, StoreRefused {
        return SqliteStore.open(
                folder.resolve("seatkeeper.db"), folder, OperationRetention.STANDARD, () -> 0, connector, new Schema());
    }

    private void found() throws Exception {
        new StoreFounder().found(folder.resolve("seatkeeper.db"), SeededTurns.FOUNDING);
        try (var store = open()) {
            for (Turn turn : turns.next(5)) {
                store.commit(turn);
                model.commit(turn);
            }
        }
    }

    private Turn refused(Store store, Trouble why) throws StoreFault {
        while (true) {
            Turn turn = turns.next();
            try {
                store.commit(turn);
                model.commit(turn);
            } catch (StoreFault.RolledBack e) {
                assertEquals(why.words(), e.getMessage());
                return turn;
            }
        }
    }

    @Test
    void aStoreThatMayNotGrowRefusesTheTurnKeepsTheRestAndRecovers() throws Exception {
        found();
        connector.bound = "PRAGMA max_page_count = 1";
        try (var store = open()) {
            Turn refused = refused(store, Trouble.DISK_FULL);
            assertEquals(model.load(), store.load());
            assertThrows(StoreFault.RolledBack.class, store::probe);
            connector.bound = "PRAGMA max_page_count = 1000000";
            assertThrows(StoreFault.RolledBack.class, store::probe);
            store.probe();
            store.commit(refused);
            model.commit(refused);
            assertEquals(model.load(), store.load());
        }
    }

    @Test
    void aStoreThatMayNotBeWrittenIsReadAndRecovers() throws Exception {
        found();
        connector.bound = "PRAGMA query_only = ON";
        try (var store = open()) {
            assertEquals(model.load(), store.load());
            Turn refused = refused(store, Trouble.READ_ONLY);
            assertThrows(StoreFault.RolledBack.class, () -> store.stamp(refused.at()));
            connector.bound = "PRAGMA query_only = OFF";
            assertThrows(StoreFault.RolledBack.class, store::probe);
            store.probe();
            store.commit(refused);
            model.commit(refused);
            assertEquals(model.load(), store.load());
        }
    }
}
