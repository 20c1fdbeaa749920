package org.seatkeeper.client.lab.process;

import java.util.List;

/** The named JVM flag sets of the launcher (docs/operations.md), for agents that are started without it. */
public enum FlagSet {
    /** For a server with a console or two. */
    SMALL(
            "-XX:+UseSerialGC",
            "-Xms8m",
            "-Xmx64m",
            "-Xss512k",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djavax.net.ssl.trustStore=NONE",
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:AsyncDeflationInterval=5000",
            "-XX:ServiceThreadCleanupInterval=60000",
            "-Dseatkeeper.flags=small"),
    /** For a server that many watch. */
    BUSY(
            "-XX:+UseSerialGC",
            "-Xms512m",
            "-Xmx512m",
            "-XX:MetaspaceSize=64m",
            "-XX:MaxDirectMemorySize=128m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dseatkeeper.flags=busy");

    /** What every program of Seatkeeper is started with. */
    static final List<String> COMMON =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final String own;

    FlagSet(String... own) {
        this.own = String.join(" ", own);
    }

    /** Its flags, without the common ones. */
    List<String> own() {
        return List.of(own.split(" "));
    }
}
