package org.seatkeeper.client.link;

import java.io.Serial;
import java.nio.file.Path;

/** A file of the profile that cannot be used as it is: which, where, what is wrong, and what to do. */
public final class FileFault extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * A fault on one line.
     *
     * @param line from 1; 0 where it is about the whole file
     */
    public FileFault(Path file, int line, String what, String remedy) {
        super(file + (line > 0 ? ":" + line : "") + ": " + what);
        this.remedy = remedy;
    }

    /** What is wrong, in one line that begins with file and line. */
    public String cause() {
        return String.valueOf(getMessage());
    }

    /** What to do about it, in one line. */
    public String remedy() {
        return remedy;
    }
}
