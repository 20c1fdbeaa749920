package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.file.Path;
import org.seatkeeper.agent.domain.Founding;

/** Makes the store of a new agent. */
@FunctionalInterface
interface FoundingWriter {
    /**
     * Creates the store and writes the founding into it, durable when this returns.
     *
     * @param storeFile where the store is to be; its folder exists, the file does not
     * @throws IOException if it cannot be written; what is left of it goes with the folder
     */
    void found(Path storeFile, Founding founding) throws IOException;
}
