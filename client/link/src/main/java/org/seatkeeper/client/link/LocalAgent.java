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

    /** Where an installed agent listens for administrators; its socket for products is beside it. */
    public static final Path USUAL_SOCKET = Path.of("/var/lib/seatkeeper/run/admin.sock");

    private static final String LICENSE_SOCKET = "license.sock";

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

    /**
     * The socket for products of this machine's agent, whether or not anything listens there.
     *
     * @param named the socket, or an agent's data directory; where it is empty: {@code SEATKEEPER_LICENSE_SOCKET}, else the
     *     one beside {@code SEATKEEPER_SOCKET}, else that of an installed agent
     * @throws IllegalArgumentException where that names no possible socket
     */
    public static ServerEntry licenses(String named, Map<String, String> environment) {
        String chosen = named.isEmpty() ? environment.getOrDefault("SEATKEEPER_LICENSE_SOCKET", "") : named;
        String admin = environment.getOrDefault("SEATKEEPER_SOCKET", "");
        Path path = chosen.isEmpty()
                ? (admin.isEmpty() ? USUAL_SOCKET : Path.of(admin)).resolveSibling(LICENSE_SOCKET)
                : Path.of(chosen);
        Path socket = Files.isDirectory(path) ? path.resolve("run").resolve(LICENSE_SOCKET) : path;
        return new ServerEntry(
                NAME,
                new Address.LocalSocket(socket.toAbsolutePath()),
                Optional.empty(),
                "",
                Optional.empty(),
                Set.of(),
                false);
    }
}
