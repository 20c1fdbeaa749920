package org.seatkeeper.agent.storage;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * SQLite's native library, which the build lays beside the agent's jar. The driver alone would unpack it into the folder for
 * temporary files at every start: that takes time, needs a folder from which code may run, and leaves a megabyte behind
 * whenever an agent is killed. Where there is none that fits the machine, the driver unpacks its own.
 */
final class NativeLibrary {
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";
    private static final String FILE = "libsqlitejdbc.so";

    private NativeLibrary() {}

    /** Tells the driver, which reads it when it is first used; what an administrator chose by the same property stays. */
    static void choose() {
        if (System.getProperty(FOLDER) == null) {
            unpacked(System.getProperty("os.name"), System.getProperty("os.arch"))
                    .ifPresent(folder -> {
                        System.setProperty(NAME, FILE);
                        System.setProperty(FOLDER, folder.toString());
                    });
        }
    }

    /** Its folder for that system, if it was laid there; never one for another C library than the machine's. */
    static Optional<Path> unpacked(String system, String processor) {
        String folder = switch (processor) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "aarch64";
            default -> "";
        };
        if (!system.equals("Linux") || folder.isEmpty() || Files.exists(Path.of("/lib/ld-musl-" + folder + ".so.1"))) {
            return Optional.empty();
        }
        try {
            Path code = Path.of(NativeLibrary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(code.resolveSibling("native/org/sqlite/native/Linux")
                            .resolve(folder))
                    .filter(found -> Files.isReadable(found.resolve(FILE)));
        } catch (URISyntaxException unnamed) {
            return Optional.empty();
        }
    }
}
