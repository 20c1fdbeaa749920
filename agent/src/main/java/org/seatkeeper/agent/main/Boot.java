package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine's run: connections on its own sockets end with it. */
final class Boot {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/random/boot_id");

    private Boot() {}

    /** The kernel's name for its run; empty where it says none, and each start then counts as the same run. */
    static String id() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException none) {
            return "";
        }
    }
}
