package org.seatkeeper.agent.main;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this build. */
final class Version {
    private Version() {}

    /** As the build wrote it, such as 0.1.0. */
    static String ofBuild() {
        try (InputStream written = Version.class.getResourceAsStream("version.txt")) {
            if (written == null) {
                throw new IllegalStateException("the build left out version.txt");
            }
            return new String(written.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
