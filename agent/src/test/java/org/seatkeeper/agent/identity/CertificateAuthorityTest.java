package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final List<String> BOTH_USAGES = List.of("1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1");

    private final Pki pki = new Pki(NOW);

    @TempDir
    Path folder;

    @Test
    void anAgentsCertificateNamesItOnceAsUriAndOnceAsDns() throws Exception {
        X509Certificate certificate = pki.agent().certificate();
        String id = pki.agentId.toString();
        assertEquals(
                List.of(List.of(6, "seatkeeper://agent/" + id), List.of(2, id + ".agent.seatkeeper.internal")),
                List.copyOf(certificate.getSubjectAlternativeNames()));
        assertEquals(BOTH_USAGES, certificate.getExtendedKeyUsage());
    }

    @Test
    void anOperatorsCertificateIsForCallersOnly() throws Exception {
        X509Certificate certificate = pki.operator().certificate();
        assertEquals(
                List.of(List.of(6, "seatkeeper://operator/mira")),
                List.copyOf(certificate.getSubjectAlternativeNames()));
        assertEquals(List.of("1.3.6.1.5.5.7.3.2"), certificate.getExtendedKeyUsage());
    }

    @Test
    void consolesAndProductsAreNamedByTheirKind() throws Exception {
        var console = pki.issue(CertificateRequest.console("wall", NOW, Pki.DAY));
        var product = pki.issue(CertificateRequest.product("mail", NOW, Pki.DAY));
        assertEquals("console/wall", PeerName.of(console.certificate()).toString());
        assertEquals("product/mail", PeerName.of(product.certificate()).toString());
    }

    @Test
    void aCertificateIsValidFromFiveMinutesAgoUntilTheEndAskedFor() {
        X509Certificate certificate = pki.operator().certificate();
        assertEquals(
                NOW.minus(Duration.ofMinutes(5)), certificate.getNotBefore().toInstant());
        assertEquals(NOW.plus(Pki.DAY), certificate.getNotAfter().toInstant());
    }

    @Test
    void keysAreOfTheCurveP256AndNoTwoCertificatesShareANumber() {
        X509Certificate one = pki.operator().certificate();
        X509Certificate two = pki.operator().certificate();
        assertEquals(
                256,
                ((ECPublicKey) one.getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize());
        assertNotEquals(one.getSerialNumber(), two.getSerialNumber());
        assertNotEquals(one.getPublicKey(), two.getPublicKey());
    }

    @Test
    void anAuthorityMayNotMakeOthers() {
        assertEquals(0, pki.authority.certificate().getBasicConstraints());
        assertEquals(-1, pki.operator().certificate().getBasicConstraints());
    }

    @Test
    void aSavedAuthorityGoesOnIssuing() throws Exception {
        pki.authority.save(folder);
        CertificateAuthority again = CertificateAuthority.load(folder);
        assertEquals(pki.authority.certificate(), again.certificate());
        TlsIdentity issued = again.issue(pki.operatorRequest(), pki.random);
        issued.certificate().verify(pki.authority.certificate().getPublicKey());
    }

    @Test
    void keysAreWrittenForTheirOwnerAloneAndNothingIsOverwritten() throws Exception {
        pki.authority.save(folder);
        Path key = folder.resolve("ca.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        String before = Files.readString(key);
        var another = new Pki(NOW).authority;
        assertThrows(FileAlreadyExistsException.class, () -> another.save(folder));
        assertEquals(before, Files.readString(key));
    }

    @Test
    void aKeyIsNeverPartOfWhatIsPrinted() {
        TlsIdentity identity = pki.operator();
        String printed = identity.toString();
        assertEquals("CN=mira until 2026-07-02T12:00:00Z", printed);
        assertFalse(printed.contains("PrivateKey"));
    }

    @Test
    void aFolderWithoutAnAuthorityIsNamed() {
        var missing = assertThrows(IOException.class, () -> CertificateAuthority.load(folder));
        assertEquals(folder.resolve("ca.pem") + " does not exist", missing.getMessage());
    }

    @Test
    void aCertificateThatIsNoAuthorityCannotIssue() throws Exception {
        pki.operator().save(folder.resolve("ca.pem"), folder.resolve("ca.key"));
        var refused = assertThrows(IOException.class, () -> CertificateAuthority.load(folder));
        assertEquals(
                folder.resolve("ca.pem")
                        + " is not the certificate of an authority; name a folder made by: seatkeeper ca init DIR",
                refused.getMessage());
    }

    @Test
    void aRequestThatEndsBeforeItBeginsIsNone() {
        var request = pki.operatorRequest();
        assertThrows(IllegalArgumentException.class, () -> request.withValidity(NOW, NOW));
        assertEquals(
                NOW.plusSeconds(1),
                request.withValidity(NOW, NOW.plusSeconds(1)).notAfter());
    }

    @Test
    void aFingerprintIsThirtyTwoPairsOfDigits() {
        String fingerprint = Fingerprint.sha256(pki.authority.certificate());
        assertTrue(fingerprint.matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"), fingerprint);
    }
}
