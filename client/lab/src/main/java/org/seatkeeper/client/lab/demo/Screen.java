package org.seatkeeper.client.lab.demo;

import org.seatkeeper.client.fleet.Fleet;

/** Where a demo is seen in the terminal. Any thread. */
interface Screen extends AutoCloseable {
    /** Something happened. */
    void say(String line);

    /** The servers are now so. */
    void show(Fleet fleet);

    /** The screen is left as it is. */
    @Override
    void close();
}
