package org.seatkeeper.client.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.CertificateRequest;
import org.seatkeeper.agent.identity.OwnFiles;
import org.seatkeeper.agent.main.AgentInit;
import org.seatkeeper.agent.main.AgentLayout;
import org.seatkeeper.agent.main.HostPort;
import org.seatkeeper.client.lab.process.AgentDirectory;

/** Makes the folders of the company's agents, with their products and their past. Safe from several threads. */
final class Founder {
    private static final Duration AUTHORITY_AGE = Duration.ofDays(400);
    private static final Duration CREDENTIALS_VALID = Duration.ofDays(30);

    private final Path home;
    private final HostPort listen;
    private final Instant now;
    private final long seed;

    /**
     * Of a demo.
     *
     * @param listen where agents listen; port 0 for any free one
     * @param seed of everything invented
     */
    Founder(Path home, HostPort listen, Instant now, long seed) {
        this.home = home;
        this.listen = listen;
        this.now = now;
        this.seed = seed;
    }

    /** The one authority of the site, and what the profile of the demo shows servers. */
    void authority() throws IOException {
        var random = new SecureRandom();
        CertificateAuthority authority = CertificateAuthority.create(now.minus(AUTHORITY_AGE), random);
        OwnFiles.createFolder(folder());
        authority.save(folder());
        Path profile = ProfileFiles.folder(home);
        OwnFiles.createFolder(home.resolve("profiles"));
        OwnFiles.createFolder(profile);
        authority.saveCertificate(profile.resolve("ca.pem"));
        for (String name : new String[] {"administrator", "viewer"}) {
            authority
                    .issue(CertificateRequest.operator(name, now, CREDENTIALS_VALID), random)
                    .save(profile.resolve(name + ".pem"), profile.resolve(name + ".key"));
        }
    }

    private Path folder() {
        return home.resolve("ca");
    }

    /** Where the agent of a server is. */
    AgentLayout layout(DemoServer server) {
        return new AgentLayout(home.resolve("servers").resolve(server.name()));
    }

    /** Who the agent of a server proves to be. */
    UUID agentId(DemoServer server) throws IOException {
        return new AgentDirectory(layout(server).directory()).agentId();
    }

    /** Makes one agent, and lives through its past. */
    void found(DemoServer server) throws IOException, InterruptedException {
        AgentLayout layout = layout(server);
        Instant begin = now.minus(Duration.ofDays(server.installedDaysAgo()));
        AgentInit.make(
                new AgentInit.Wish(
                        layout, server.name(), server.site().title(), Optional.of(folder()), Optional.of(listen)),
                InstantSource.fixed(begin));
        // The last table of the file is that of administrators: whoever buys for the site is never refused.
        Files.writeString(
                layout.configFile(), "users = [\"" + server.site().buyer() + "\"]\n", StandardOpenOption.APPEND);
        List<String> self = self();
        var random = new SplittableRandom(seed ^ server.name().hashCode());
        try (Past past = Past.open(layout, begin, now)) {
            for (Holding holding : server.holdings()) {
                Path file = layout.productsFolder().resolve(holding.product().id() + ".toml");
                Files.writeString(file, holding.product().declaration(self));
                past.install(file);
            }
            past.live(History.of(server, random, now));
        }
    }

    /** Tells how the products of a server that was made were used until today. */
    void use(DemoServer server) throws IOException {
        UsePast.tell(
                layout(server),
                server,
                new SplittableRandom(seed + server.name().hashCode()),
                now);
    }

    /** The clients of the demo are in its own process: its user, by name and by number where it has no name. */
    private List<String> self() throws IOException {
        return List.of(
                System.getProperty("user.name"),
                Files.getAttribute(home, "unix:uid").toString());
    }

    /** An agent keeps the port it was given once, so that it is found there when it comes back. */
    void settle(DemoServer server, int port) throws IOException {
        Path config = layout(server).configFile();
        String text = Files.readString(config);
        Files.writeString(
                config,
                text.replace(
                        "listen = \"" + listen.host() + ":" + listen.port() + "\"",
                        "listen = \"" + listen.host() + ":" + port + "\""));
    }
}
