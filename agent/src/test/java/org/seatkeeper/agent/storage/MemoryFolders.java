package org.seatkeeper.agent.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders in memory where the system has such a place: for tests of what the files hold, thousands of times,
 * not of how fast a disk syncs them.
 */
public final class MemoryFolders implements TempDirFactory {
    /** Made by JUnit. */
    public MemoryFolders() {}

    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension) throws IOException {
        return Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "seatkeeper")
                : Files.createTempDirectory("seatkeeper");
    }
}
