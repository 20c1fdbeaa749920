package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.Certificate;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTlsTest {
    private final Pki pki = new Pki();

    @TempDir
    Path folder;

    private TlsIdentity first;
    private Path files;
    private LiveTls tls;
    private Server server;

    @BeforeEach
    void start() throws IOException {
        files = folder.resolve("tls");
        first = pki.writeFolder(files);
        tls = LiveTls.load(files, InstantSource.system());
        server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls.serverCredentials())
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.shutdownNow().awaitTermination();
    }

    /** What a new connection is shown. */
    private Certificate shown() throws Exception {
        try (SSLSocket socket = new TestClient(pki, pki.operator()).socket(server.getPort(), "TLSv1.3")) {
            socket.startHandshake();
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void aReplacedCertificateIsShownToNewConnections() throws Exception {
        assertEquals(first.certificate(), shown());
        TlsIdentity second = pki.issue(CertificateRequest.agent(pki.agentId, pki.now, Pki.DAY.multipliedBy(2)));
        Pki.replaceAgent(files, second);
        assertEquals(new LiveTls.Reload.Replaced(second.expires()), tls.reload());
        assertEquals(second.certificate(), shown());
        assertEquals(second.expires(), tls.expires());
    }

    @Test
    void readingTheSameFilesAgainChangesNothing() throws Exception {
        assertEquals(new LiveTls.Reload.Unchanged(), tls.reload());
        assertEquals(first.certificate(), shown());
    }

    @Test
    void halfAReplacementIsNotTaken() throws Exception {
        TlsIdentity second = pki.agent();
        Path beside = Files.createDirectory(folder.resolve("beside"));
        second.save(beside.resolve("agent.pem"), beside.resolve("agent.key"));
        Files.move(beside.resolve("agent.pem"), files.resolve("agent.pem"), StandardCopyOption.REPLACE_EXISTING);
        var kept = assertInstanceOf(LiveTls.Reload.Kept.class, tls.reload());
        assertEquals(
                files.resolve("agent.key") + " is not the key of " + files.resolve("agent.pem")
                        + "; put the two files of one issue there",
                kept.why());
        assertEquals(first.certificate(), shown());
        Files.move(beside.resolve("agent.key"), files.resolve("agent.key"), StandardCopyOption.REPLACE_EXISTING);
        assertInstanceOf(LiveTls.Reload.Replaced.class, tls.reload());
        assertEquals(second.certificate(), shown());
    }

    @Test
    void anExpiredReplacementIsNotTaken() throws Exception {
        var request = CertificateRequest.agent(pki.agentId, pki.now, Pki.DAY);
        Pki.replaceAgent(files, pki.issue(request.withValidity(pki.now.minus(Pki.DAY), pki.now.minusSeconds(1))));
        assertEquals(
                new LiveTls.Reload.Kept(files.resolve("agent.pem")
                        + " cannot be used: the certificate has expired; have it issued anew"),
                tls.reload());
        assertEquals(first.certificate(), shown());
    }

    @Test
    void aReplacedAuthorityJudgesTheNextCaller() throws Exception {
        TlsIdentity caller = pki.operator();
        assertEquals("operator/mira", tls.check(caller.chain()).toString());
        Pki next = new Pki();
        Files.delete(files.resolve("ca.pem"));
        next.authority.saveCertificate(files.resolve("ca.pem"));
        Pki.replaceAgent(files, next.agent());
        assertInstanceOf(LiveTls.Reload.Replaced.class, tls.reload());
        assertThrows(java.security.cert.CertificateException.class, () -> tls.check(caller.chain()));
        assertEquals("operator/mira", tls.check(next.operator().chain()).toString());
    }

    @Test
    void onlyAnAgentsCertificateIsTaken() throws Exception {
        Pki.replaceAgent(files, pki.operator());
        var refused = assertThrows(IOException.class, () -> LiveTls.load(files, InstantSource.system()));
        assertEquals(
                files.resolve("agent.pem")
                        + " cannot be used: it is made out to operator/mira, not to an agent; have it issued anew",
                refused.getMessage());
    }

    @Test
    void aChangeInTheFolderIsNoticedByItself() throws Exception {
        var readings = new LinkedBlockingQueue<LiveTls.Reload>();
        try (FolderWatch folders = FolderWatch.open()) {
            TlsFolderWatch.start(folders, tls, readings::add);
            TlsIdentity second = pki.agent();
            Pki.replaceAgent(files, second);
            LiveTls.Reload reading;
            do {
                reading = readings.poll(20, TimeUnit.SECONDS);
                assertNotNull(reading, "no change was noticed");
            } while (!(reading instanceof LiveTls.Reload.Replaced));
            assertEquals(second.certificate(), shown());
        }
    }

    @Test
    void aHandshakeThatBeganWithTheOldCertificateEndsWithIt() throws Exception {
        LiveKeyManager keys = new LiveKeyManager(tls);
        String[] before = keys.getServerAliases("EC", null);
        assertNotNull(before);
        TlsIdentity second = pki.agent();
        Pki.replaceAgent(files, second);
        tls.reload();
        assertEquals(first.key(), keys.getPrivateKey(before[0]));
        String[] after = keys.getServerAliases("EC", null);
        assertNotNull(after);
        assertEquals(second.key(), keys.getPrivateKey(after[0]));
    }
}
