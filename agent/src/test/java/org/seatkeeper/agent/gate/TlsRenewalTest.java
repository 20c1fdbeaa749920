package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.CertificateRequest;
import org.seatkeeper.agent.identity.TlsIdentity;

/** The files of [tls] change while the gate runs. */
@Timeout(60)
@ExtendWith(Leaks.class)
class TlsRenewalTest {
    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final CertificateAuthority authority = CertificateAuthority.create(now, random);
    private Path certificate;
    private Path key;

    @BeforeEach
    void where() {
        certificate = folder.resolve("cert.pem");
        key = folder.resolve("key.pem");
    }

    private TlsIdentity issued() {
        return authority.issue(CertificateRequest.agent(UUID.randomUUID(), now, Duration.ofDays(1)), random);
    }

    private static BigInteger serial(TlsIdentity identity) {
        return identity.chain().getFirst().getSerialNumber();
    }

    /** As those who renew certificates do it: one file takes the other's place, the certificate before its key. */
    private void renew(TlsIdentity with) throws IOException {
        Path nextCertificate = folder.resolve("cert.next");
        Path nextKey = folder.resolve("key.next");
        with.save(nextCertificate, nextKey);
        Files.move(nextCertificate, certificate, StandardCopyOption.REPLACE_EXISTING);
        Files.move(nextKey, key, StandardCopyOption.REPLACE_EXISTING);
    }

    private GateBench bench() throws IOException {
        var files = new GateConfig.TlsFiles(certificate, key, Optional.empty());
        return new GateBench(
                Transport.best(), c -> GateBench.with(c, GateConfig.UserSource.NONE, false, Optional.of(files)));
    }

    private SSLSocket client(GateBench bench) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, new char[0]);
        trusted.setCertificateEntry("ca", authority.certificate());
        TrustManagerFactory theirs = TrustManagerFactory.getInstance("PKIX");
        theirs.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, theirs.getTrustManagers(), random);
        return (SSLSocket) context.getSocketFactory().createSocket(bench.client(), "gate", bench.port(), true);
    }

    /** Of the certificate that a new connection is shown. */
    private BigInteger shown(GateBench bench) throws Exception {
        try (SSLSocket client = client(bench)) {
            client.startHandshake();
            BigInteger serial = ((X509Certificate) client.getSession().getPeerCertificates()[0]).getSerialNumber();
            bench.server.next().close();
            return serial;
        }
    }

    private static void awaitLine(GateBench bench, String words) throws InterruptedException {
        Waits.until(
                () -> bench.lines.stream().anyMatch(line -> line.contains(words)),
                () -> "no line about " + words + ": " + bench.lines);
    }

    private static long lines(GateBench bench, String words) {
        return bench.lines.stream().filter(line -> line.contains(words)).count();
    }

    @Test
    void newConnectionsGetARenewedCertificateAndStandingOnesGoOn() throws Exception {
        TlsIdentity old = issued();
        old.save(certificate, key);
        try (var bench = bench();
                SSLSocket standing = client(bench)) {
            GateBench.send(standing, "x");
            var served = bench.server.next();
            assertEquals("x", GateBench.read(served, 1));
            assertEquals(serial(old), shown(bench));

            TlsIdentity renewed = issued();
            renew(renewed);
            awaitLine(bench, "[tls] was renewed");
            assertEquals(serial(renewed), shown(bench));

            GateBench.send(standing, "y");
            assertEquals("y", GateBench.read(served, 1));
            assertEquals(1, lines(bench, "[tls] was renewed"), bench.lines.toString());
        }
    }

    @Test
    void filesThatCannotBeUsedLeaveTheOldCertificateInUseAndAreNamedOnce() throws Exception {
        TlsIdentity old = issued();
        old.save(certificate, key);
        try (var bench = bench()) {
            Files.writeString(certificate, "half a certif", StandardCharsets.US_ASCII);
            awaitLine(bench, "no certificate in the file");
            assertEquals(serial(old), shown(bench));

            Files.delete(certificate);
            awaitLine(bench, certificate + " is not there");
            assertEquals(serial(old), shown(bench));

            // The certificate of one pair, the key of another.
            TlsIdentity renewed = issued();
            renewed.save(folder.resolve("of-another.pem"), folder.resolve("other.pem"));
            Files.move(folder.resolve("of-another.pem"), certificate);
            awaitLine(bench, "the key is another certificate's");
            assertEquals(serial(old), shown(bench));
            assertEquals(bench.lines.size(), bench.lines.stream().distinct().count(), bench.lines.toString());

            renew(renewed);
            awaitLine(bench, "[tls] was renewed");
            assertEquals(serial(renewed), shown(bench));
        }
    }

    @Test
    void anEmptyFileOfAuthoritiesIsNoLeaveToComeWithoutACertificate() throws Exception {
        issued().save(certificate, key);
        Path ca = folder.resolve("ca.pem");
        authority.saveCertificate(ca);
        var files = new GateConfig.TlsFiles(certificate, key, Optional.of(ca));
        try (var bench = new GateBench(
                Transport.best(),
                c -> GateBench.with(c, GateConfig.UserSource.CERTIFICATE, true, Optional.of(files)))) {
            Files.writeString(ca, "");
            awaitLine(bench, "cannot be used; new connections get");
            try (SSLSocket client = client(bench)) {
                GateBench.awaitClosed(client);
            } catch (IOException refused) {
                // In the handshake, or right after it.
            }
            bench.awaitCount(Ending.NO_TLS, 1);
            assertEquals(0, bench.licenses.asked.size());
        }
    }
}
