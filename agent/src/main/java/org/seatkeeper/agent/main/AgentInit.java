package org.seatkeeper.agent.main;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.seatkeeper.agent.domain.Binding;
import org.seatkeeper.agent.domain.Founding;
import org.seatkeeper.agent.domain.IdentityName;
import org.seatkeeper.agent.domain.Role;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.CertificateRequest;
import org.seatkeeper.agent.identity.Fingerprint;
import org.seatkeeper.agent.identity.OwnFiles;
import org.seatkeeper.agent.identity.TlsIdentity;
import org.seatkeeper.agent.storage.StoreFounder;
import org.seatkeeper.agent.storage.StoreRefused;

/**
 * {@code agent init}: makes an agent's data directory, whole or not at all: certificate, store with two bindings, and the
 * credentials of an administrator and a viewer, which are never printed.
 */
public final class AgentInit {
    /** How long the certificates last: renewing by hand once a year is bearable, and a lost key does not live for ever. */
    static final Duration VALIDITY = Duration.ofDays(397);

    private static final Set<String> OPTIONS = Set.of("--dir", "--name", "--site", "--ca", "--listen");

    private final SecureRandom random = new SecureRandom();
    private final Instant now;

    private AgentInit(Instant now) {
        this.now = now;
    }

    /**
     * What is to be made.
     *
     * @param authority a folder of {@code ca init}; absent: the agent makes one of its own
     */
    public record Wish(
            AgentLayout layout, String name, String site, Optional<Path> authority, Optional<HostPort> listen) {}

    /** 0 done; 1 the disk did not take it; 2 wrong usage, or the directory is not empty. */
    static int run(List<String> args, InstantSource clock, PrintStream out, PrintStream err) {
        try {
            Wish wish = wish(Options.parse(args, OPTIONS));
            if (Fresh.occupied(wish.layout().directory())) {
                err.println(wish.layout().directory()
                        + " is not empty. An agent is made once; choose another directory, or move this one away.");
                return AgentMain.USAGE;
            }
            String fingerprint = make(wish, clock);
            tell(wish, fingerprint, out);
            return 0;
        } catch (Options.Wrong | IllegalArgumentException e) {
            err.println("seatkeeper agent init: " + e.getMessage());
            return AgentMain.USAGE;
        } catch (IOException e) {
            err.println("The agent was not made: " + e.getMessage());
            return 1;
        }
    }

    private static Wish wish(Options options) throws Options.Wrong {
        String name = options.get("--name").orElseGet(AgentInit::hostName);
        return new Wish(
                new AgentLayout(Path.of(options.require("--dir"))),
                name,
                options.get("--site").orElse(name),
                options.get("--ca").map(Path::of),
                options.get("--listen").map(HostPort::parse));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "server";
        }
    }

    /**
     * Makes it, and returns the fingerprint of the authority.
     *
     * @throws IOException with cause; nothing is left behind
     */
    public static String make(Wish wish, InstantSource clock) throws IOException {
        Path beside = Fresh.beside(wish.layout().directory());
        try {
            String fingerprint = new AgentInit(clock.instant()).fill(new AgentLayout(beside), wish);
            Fresh.into(beside, wish.layout().directory());
            return fingerprint;
        } catch (StoreRefused e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Fresh.remove(beside);
        }
    }

    private String fill(AgentLayout layout, Wish wish) throws IOException, StoreRefused {
        UUID agentId = UUID.randomUUID();
        var founding = new Founding(
                agentId,
                wish.name(),
                UUID.randomUUID(),
                wish.site(),
                random.nextLong() | 1,
                List.of(binding("administrator", Role.ADMINISTRATOR), binding("viewer", Role.VIEWER)),
                now);
        for (Path folder : List.of(
                layout.directory(),
                layout.productsFolder(),
                layout.tlsFolder(),
                layout.credentialsFolder(),
                layout.runFolder())) {
            OwnFiles.createFolder(folder);
        }
        // The products of other users reach license.sock and nothing else: the agent asks the kernel who they are.
        Files.setPosixFilePermissions(layout.directory(), PosixFilePermissions.fromString("rwx--x--x"));
        Files.setPosixFilePermissions(layout.runFolder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        OwnFiles.create(layout.configFile(), ConfigTemplate.text(wish.listen()), OwnFiles.Reader.OWNER);
        CertificateAuthority authority = authority(layout, wish);
        TlsIdentity own = authority.issue(CertificateRequest.agent(agentId, now, VALIDITY), random);
        // The authority goes along, so that whoever meets this agent for the first time can be shown its fingerprint.
        new TlsIdentity(List.of(own.certificate(), authority.certificate()), own.key())
                .save(
                        layout.tlsFolder().resolve("agent.pem"),
                        layout.tlsFolder().resolve("agent.key"));
        authority.saveCertificate(layout.tlsFolder().resolve("ca.pem"));
        credentials(layout, authority, "administrator");
        credentials(layout, authority, "viewer");
        authority.saveCertificate(layout.credentialsFolder().resolve("ca.pem"));
        new StoreFounder().found(layout.storeFile(), founding);
        return Fingerprint.sha256(authority.certificate());
    }

    private static Binding binding(String name, Role role) {
        return new Binding(new IdentityName(IdentityName.Kind.OPERATOR, name), role);
    }

    private CertificateAuthority authority(AgentLayout layout, Wish wish) throws IOException {
        if (wish.authority().isPresent()) {
            return CertificateAuthority.load(wish.authority().get());
        }
        CertificateAuthority own = CertificateAuthority.create(now, random);
        OwnFiles.createFolder(layout.authorityFolder());
        own.save(layout.authorityFolder());
        return own;
    }

    private void credentials(AgentLayout layout, CertificateAuthority authority, String name) throws IOException {
        Path folder = layout.credentialsFolder();
        authority
                .issue(CertificateRequest.operator(name, now, VALIDITY), random)
                .save(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    }

    private static void tell(Wish wish, String fingerprint, PrintStream out) {
        AgentLayout layout = wish.layout();
        out.println("Made the agent of " + wish.name() + " in " + layout.directory() + ".");
        out.println("Authority: "
                + wish.authority()
                        .map(Path::toString)
                        .orElse(layout.authorityFolder().toString()));
        out.println("Fingerprint (SHA-256): " + fingerprint);
        out.println("Credentials: " + layout.credentialsFolder()
                + " (administrator, viewer; carry them to where they are used and remove them here)");
        out.println(
                wish.listen().isPresent()
                        ? "Listens on " + wish.listen().get().host() + " port "
                                + wish.listen().get().port() + " once it runs."
                        : "Listens on local sockets only; set \"listen\" in " + layout.configFile()
                                + " for the network.");
        out.println("Run it: seatkeeper agent run --dir " + layout.directory());
    }
}
