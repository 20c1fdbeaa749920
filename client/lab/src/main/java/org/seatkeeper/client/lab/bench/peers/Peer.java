package org.seatkeeper.client.lab.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A system that could count licenses durably, set up as its own documentation has it for data that must not be lost. */
public interface Peer {
    /** Callers at once, each with one operation under way. */
    int CALLERS = 256;

    /**
     * Starts it, with its data in that folder.
     *
     * @throws IOException with cause and remedy, where it is not installed or does not start
     */
    Running start(Path folder) throws IOException, InterruptedException;

    /** It runs. */
    interface Running extends AutoCloseable {
        /** Lets its callers take and give back for about that time; returns microseconds of one durable operation. */
        double microseconds(Duration time) throws IOException, InterruptedException;

        /** Ends it. */
        @Override
        void close();
    }
}
