package org.seatkeeper.client.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import org.seatkeeper.client.lab.process.AgentDirectory.Holder;
import org.seatkeeper.client.link.Profile;

/** The profile of a test's administrator, written as docs/operations.md says, so that the files themselves are tested. */
final class TestProfile {
    private final Path folder;

    TestProfile(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Profile profile() {
        return Profile.in(folder);
    }

    /** Names the credentials that an agent's founder wrote for someone. */
    TestProfile credentials(String name, TestAgent agent, Holder holder) throws IOException {
        Path files = agent.directory.path().resolve("credentials");
        String file = holder.name().toLowerCase(Locale.ROOT);
        return append(
                "credentials.toml", """
                [%s]
                certificate = "%s"
                key = "%s"
                """.formatted(name, files.resolve(file + ".pem"), files.resolve(file + ".key")));
    }

    /** Adds a server of that agent, reached at a port of this machine with these credentials. */
    TestProfile server(String name, TestAgent agent, int port, String credentials) throws IOException {
        UUID id = agent.directory.agentId();
        return append("servers.toml", """
                [[server]]
                name = "%s"
                address = "127.0.0.1:%d"
                agent_id = "%s"
                ca = "%s"
                credentials = "%s"
                """.formatted(
                        name, port, id, agent.directory.path().resolve("credentials/ca.pem"), credentials));
    }

    private TestProfile append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return this;
    }
}
