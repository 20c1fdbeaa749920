package org.seatkeeper.agent.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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

/** Makes one agent: authority, certificates, configuration, store. */
final class AgentMaker {
    /** How long the certificates last: renewing by hand once a year is bearable, and a lost key does not live for ever. */
    static final Duration VALIDITY = Duration.ofDays(397);

    private static final String ADMINISTRATOR = "administrator";
    private static final String VIEWER = "viewer";

    private final AgentInit.Wish wish;
    private final Instant now;
    private final SecureRandom random;
    private final FoundingWriter writer;
    private final UUID agentId;

    AgentMaker(AgentInit.Wish wish, Instant now, SecureRandom random, FoundingWriter writer) {
        this.wish = wish;
        this.now = now;
        this.random = random;
        this.writer = writer;
        this.agentId = uuid();
    }

    /**
     * Makes it, and returns the fingerprint of the authority.
     *
     * @throws Unfit if the place is taken or the authority that was named cannot be used
     * @throws IOException if the disk refuses; nothing is left behind
     */
    String make() throws IOException {
        CertificateAuthority authority =
                wish.authority().isPresent() ? load(wish.authority().get()) : CertificateAuthority.create(now, random);
        var layout = wish.layout();
        // Others enter the directory on their way to license.sock, and read nothing: the kernel tells who they are.
        Fresh.make(
                layout.directory(),
                "rwx--x--x",
                layout.configFile().getFileName().toString(),
                folder -> fill(new AgentLayout(folder), authority));
        return Fingerprint.sha256(authority.certificate());
    }

    private CertificateAuthority load(Path folder) throws Unfit {
        try {
            CertificateAuthority authority = CertificateAuthority.load(folder);
            authority.certificate().checkValidity(Date.from(now));
            return authority;
        } catch (CertificateExpiredException | CertificateNotYetValidException ended) {
            throw new Unfit("--ca: the authority in " + folder
                    + " is not valid now; make another with: seatkeeper ca init DIR");
        } catch (IOException broken) {
            throw new Unfit("--ca: " + Failures.inWords(broken));
        }
    }

    private void fill(AgentLayout layout, CertificateAuthority authority) throws IOException {
        for (Path folder :
                List.of(layout.productsFolder(), layout.tlsFolder(), layout.credentialsFolder(), layout.runFolder())) {
            OwnFiles.createFolder(folder);
        }
        Files.setPosixFilePermissions(layout.runFolder(), PosixFilePermissions.fromString("rwxr-xr-x"));
        if (wish.authority().isEmpty()) {
            OwnFiles.createFolder(layout.authorityFolder());
            authority.save(layout.authorityFolder());
        }
        TlsIdentity own = authority.issue(CertificateRequest.agent(agentId, now, VALIDITY), random);
        // The authority goes along, so that whoever meets this agent for the first time can be shown its fingerprint.
        var chain = new TlsIdentity(List.of(own.certificate(), authority.certificate()), own.key());
        save(chain, layout.tlsFolder(), "agent");
        authority.saveCertificate(layout.tlsFolder().resolve("ca.pem"));
        for (String person : List.of(ADMINISTRATOR, VIEWER)) {
            var request = CertificateRequest.operator(person, now, VALIDITY);
            save(authority.issue(request, random), layout.credentialsFolder(), person);
        }
        authority.saveCertificate(layout.credentialsFolder().resolve("ca.pem"));
        OwnFiles.createFolder(layout.storeFolder());
        writer.found(layout.storeFile(), founding());
        OwnFiles.create(layout.configFile(), ConfigTemplate.text(wish.listen()), OwnFiles.Reader.OWNER);
    }

    private static void save(TlsIdentity identity, Path folder, String name) throws IOException {
        identity.save(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    }

    private Founding founding() {
        return new Founding(
                agentId,
                wish.name(),
                uuid(),
                wish.site(),
                random.nextLong() | 1, // never 0
                List.of(binding(ADMINISTRATOR, Role.ADMINISTRATOR), binding(VIEWER, Role.VIEWER)),
                now);
    }

    private static Binding binding(String name, Role role) {
        return new Binding(new IdentityName(IdentityName.Kind.OPERATOR, name), role);
    }

    /** A random UUID of version 4. */
    private UUID uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }
}
