package org.seatkeeper.agent.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatkeeper.agent.identity.CertificateAuthority;
import org.seatkeeper.agent.identity.CertificateRequest;
import org.seatkeeper.agent.identity.TlsIdentity;

/** The gate ends its clients' TLS: the user is whom the certificate names, and the server behind it hears plain bytes. */
@Timeout(60)
@ExtendWith(Leaks.class)
class TlsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final char[] NO_PASSWORD = new char[0];

    @TempDir
    private Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final CertificateAuthority authority = CertificateAuthority.create(now, random);
    private GateConfig.TlsFiles files;

    @BeforeEach
    void aCertificateOfTheGate() throws IOException {
        authority.saveCertificate(folder.resolve("ca.pem"));
        authority
                .issue(CertificateRequest.agent(UUID.randomUUID(), now, DAY), random)
                .save(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        files = new GateConfig.TlsFiles(
                folder.resolve("cert.pem"), folder.resolve("key.pem"), Optional.of(folder.resolve("ca.pem")));
    }

    private GateBench bench(Transport transport) throws IOException {
        return new GateBench(
                transport, c -> GateBench.with(c, GateConfig.UserSource.CERTIFICATE, true, Optional.of(files)));
    }

    private TlsIdentity operator(CertificateAuthority by) {
        return by.issue(CertificateRequest.operator("mira", now, DAY), random);
    }

    private SSLContext context(@Nullable TlsIdentity shown) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, NO_PASSWORD);
        if (shown != null) {
            keys.setKeyEntry("us", shown.key(), NO_PASSWORD, shown.chain().toArray(Certificate[]::new));
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, NO_PASSWORD);
        X509Certificate ca = authority.certificate();
        trusted.setCertificateEntry("ca", ca);
        KeyManagerFactory ours = KeyManagerFactory.getInstance("PKIX");
        ours.init(keys, NO_PASSWORD);
        TrustManagerFactory theirs = TrustManagerFactory.getInstance("PKIX");
        theirs.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(ours.getKeyManagers(), theirs.getTrustManagers(), random);
        return context;
    }

    private SSLSocket tls(GateBench bench, @Nullable TlsIdentity shown, String protocol) throws Exception {
        Socket plain = bench.client();
        var socket = (SSLSocket) context(shown).getSocketFactory().createSocket(plain, "gate", bench.port(), true);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setSoTimeout(20_000);
        return socket;
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void theUserIsWhomTheCertificateNames(Transport transport) throws Exception {
        for (String protocol : new String[] {"TLSv1.3", "TLSv1.2"}) {
            try (var bench = bench(transport);
                    SSLSocket client = tls(bench, operator(authority), protocol)) {
                GateBench.send(client, "hello");
                Socket served = bench.server.next();
                assertEquals("hello", GateBench.read(served, 5));
                GateBench.send(served, "plain bytes");
                assertEquals("plain bytes", GateBench.read(client, 11));
                assertEquals("mira", bench.licenses.next().user());
                assertEquals(protocol, client.getSession().getProtocol());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void muchGoesThroughAndTheEndsOfBothSidesToo(Transport transport) throws Exception {
        try (var bench = bench(transport)) {
            SSLSocket client = tls(bench, operator(authority), "TLSv1.3");
            String much = "0123456789abcdef".repeat(250_000);
            GateBench.send(client, "go");
            Socket served = bench.server.next();
            assertEquals("go", GateBench.read(served, 2));
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    GateBench.send(client, much);
                    client.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertEquals(much, GateBench.readAll(served));
            sender.join();
            GateBench.send(served, "all of it");
            served.close();
            assertEquals("all of it", GateBench.readAll(client));
            client.close();
            bench.awaitEmpty();
            assertEquals(1, bench.tally.count(Ending.DONE));
        }
    }

    @Test
    void whoIsRefusedReadsTheMessageOverTls() throws Exception {
        try (var bench = bench(Transport.best())) {
            bench.licenses.fail(Refusals.refused());
            try (SSLSocket client = tls(bench, operator(authority), "TLSv1.3")) {
                GateBench.send(client, "let me in");
                assertEquals(GateBench.REFUSED, GateBench.readAll(client));
            }
            bench.awaitEmpty();
        }
    }

    @Test
    void withoutACertificateOrWithAStrangersNobodyIsAskedAbout() throws Exception {
        CertificateAuthority stranger = CertificateAuthority.create(now, random);
        try (var bench = bench(Transport.best())) {
            for (TlsIdentity shown : new TlsIdentity[] {null, operator(stranger)}) {
                try (SSLSocket client = tls(bench, shown, "TLSv1.3")) {
                    assertThrows(IOException.class, () -> {
                        GateBench.send(client, "hello");
                        if (client.getInputStream().read() < 0) {
                            throw new IOException("closed");
                        }
                    });
                }
            }
            bench.awaitCount(Ending.NO_TLS, 2);
            bench.awaitEmpty();
            assertEquals(0, bench.licenses.asked.size());
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void whoDoesNotShakeHandsIsNotWaitedForLong(Transport transport) throws Exception {
        try (var bench = new GateBench(
                transport,
                c -> GateBench.with(
                        GateBench.with(c, GateConfig.UserSource.NONE, false, Optional.of(files)),
                        GateBench.limits(100, 100, Duration.ofMillis(100))))) {
            GateBench.awaitClosed(bench.client());
            Socket noise = bench.client();
            GateBench.send(noise, "GET / HTTP/1.1\r\n\r\n");
            GateBench.awaitClosed(noise);
            bench.awaitCount(Ending.NO_TLS, 2);
            bench.awaitEmpty();
        }
    }

    @Test
    void aFileThatCannotBeUsedIsNamed() throws Exception {
        Path key = folder.resolve("key.pem");
        Files.writeString(key, "no key\n");
        var bad = assertThrows(IOException.class, () -> bench(Transport.best()));
        assertTrue(bad.toString().contains("[tls]"), bad.toString());
        Files.delete(key);
        var missing = assertThrows(IOException.class, () -> bench(Transport.best()));
        assertTrue(missing.toString().contains(key + " is not there"), missing.toString());
    }
}
