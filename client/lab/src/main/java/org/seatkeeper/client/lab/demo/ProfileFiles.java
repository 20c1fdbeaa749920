package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The profile with which console and command line know the servers of a demo (docs/operations.md). */
final class ProfileFiles {
    private ProfileFiles() {}

    /** Below what SEATKEEPER_HOME is to be set to. */
    static Path folder(Path home) {
        return home.resolve("profiles").resolve("default");
    }

    /**
     * Where a server is, and who it must prove to be.
     *
     * @param host name or number; port of its agent
     */
    record Address(String host, int port, UUID agentId) {}

    /** Writes both files; certificates and keys lie beside them already. */
    static void write(Path home, List<DemoServer> servers, Map<String, Address> addresses) throws IOException {
        Path folder = folder(home);
        Files.writeString(folder.resolve("credentials.toml"), """
                [default]
                certificate = "administrator.pem"
                key = "administrator.key"

                [viewer]
                certificate = "viewer.pem"
                key = "viewer.key"
                """);
        String all = servers.stream()
                .map(server -> entry(
                        server,
                        Optional.ofNullable(addresses.get(server.name())).orElseThrow()))
                .collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("servers.toml"), all);
    }

    private static String entry(DemoServer server, Address at) {
        String credentials = switch (server.access()) {
            case ADMINISTRATOR -> "";
            case VIEWER -> "credentials = \"viewer\"\n";
        };
        return """
                [[server]]
                name = "%s"
                address = "%s:%d"
                agent_id = "%s"
                ca = "ca.pem"
                %stags = [%s]
                """.formatted(
                server.name(),
                at.host(),
                at.port(),
                at.agentId(),
                credentials,
                server.tags().stream().sorted().map(tag -> '"' + tag + '"').collect(Collectors.joining(", ")));
    }
}
