package org.seatkeeper.planted.agent.domain;

import java.nio.file.Files;
import java.nio.file.Path;

/** A rule that looks at the disk. */
public final class ReadsFiles {
    /** Whether the file is there. */
    public boolean decided(Path file) {
        return Files.exists(file);
    }
}
