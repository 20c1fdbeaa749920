package org.seatkeeper.agent.storage;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Opens a connection to a file. Tests put faults between the store and the driver here. */
interface Connector {
    /** The driver, and nothing between. */
    Connector DRIVER = (url, config) -> {
        NativeLibrary.choose();
        return config.createConnection(url);
    };

    Connection connect(String url, SQLiteConfig config) throws SQLException;
}
