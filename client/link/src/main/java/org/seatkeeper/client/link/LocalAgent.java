package org.seatkeeper.client.link;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seatkeeper.client.fleet.ServerName;

/** The agent of this machine, reached through its local socket without any profile. */
public final class LocalAgent {
    /** What it is called in a fleet. */
    public static final ServerName NAME = new ServerName("local");

    /** Where an installed agent listens. */
    public static final Path USUAL_SOCKET = Path.of("/var/lib/seatkeeper/run/admin.sock");

    private LocalAgent() {}

    /**
     * The agent of this machine, where there is one: at {@code SEATKEEPER_SOCKET}, else at {@link #USUAL_SOCKET}.
     *
     * @throws IllegalArgumentException where the variable names no possible socket
     */
    public static Optional<ServerEntry> find(Map<String, String> environment) {
        String named = environment.getOrDefault("SEATKEEPER_SOCKET", "");
        Path socket = named.isEmpty() ? USUAL_SOCKET : Path.of(named).toAbsolutePath();
        return Files.exists(socket)
                ? Optional.of(new ServerEntry(
                        NAME, new Address.LocalSocket(socket), Optional.empty(), "", Optional.empty(), Set.of(), false))
                : Optional.empty();
    }
}
