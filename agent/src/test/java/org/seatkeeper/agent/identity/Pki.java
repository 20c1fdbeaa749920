package org.seatkeeper.agent.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An authority of a test, what it issues, and the folder of an agent that trusts it. */
final class Pki {
    static final Duration DAY = Duration.ofDays(1);

    final SecureRandom random = new SecureRandom();
    final Instant now;
    final UUID agentId = UUID.randomUUID();
    final CertificateAuthority authority;

    /** For handshakes, which know the real time only. */
    Pki() {
        this(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    Pki(Instant now) {
        this.now = now;
        this.authority = CertificateAuthority.create(now, random);
    }

    CertificateRequest operatorRequest() {
        return CertificateRequest.operator("mira", now, DAY);
    }

    TlsIdentity operator() {
        return issue(operatorRequest());
    }

    TlsIdentity agent() {
        return issue(CertificateRequest.agent(agentId, now, DAY));
    }

    TlsIdentity issue(CertificateRequest request) {
        return authority.issue(request, random);
    }

    /** Writes the three files of an agent into a folder, over those that are there. */
    TlsIdentity writeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("ca.pem"));
        authority.saveCertificate(folder.resolve("ca.pem"));
        return replaceAgent(folder, agent());
    }

    /** As an administrator replaces a certificate: each file is put beside and moved over. */
    static TlsIdentity replaceAgent(Path folder, TlsIdentity identity) throws IOException {
        Path beside = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "new");
        identity.save(beside.resolve("agent.pem"), beside.resolve("agent.key"));
        for (String name : new String[] {"agent.pem", "agent.key"}) {
            Files.move(
                    beside.resolve(name),
                    folder.resolve(name),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        Files.delete(beside);
        return identity;
    }
}
