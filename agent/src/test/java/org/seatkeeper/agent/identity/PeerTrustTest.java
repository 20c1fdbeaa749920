package org.seatkeeper.agent.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTrustTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final Pki pki = new Pki(NOW);
    private Instant clock = NOW;

    @TempDir
    Path folder;

    private PeerTrust trust;

    @BeforeEach
    void trustTheAuthority() throws IOException {
        Path file = folder.resolve("ca.pem");
        pki.authority.saveCertificate(file);
        trust = PeerTrust.load(file, () -> clock);
    }

    private String refusal(TlsIdentity caller) {
        return refusal(caller.chain());
    }

    private String refusal(List<X509Certificate> chain) {
        return String.valueOf(assertThrows(CertificateException.class, () -> trust.check(chain))
                .getMessage());
    }

    @Test
    void aCallerOfOurAuthorityIsNamed() throws Exception {
        assertEquals("operator/mira", trust.check(pki.operator().chain()).toString());
    }

    @Test
    void theAuthorityAtTheEndOfTheChainDoesNoHarm() throws Exception {
        var chain = List.of(pki.operator().certificate(), pki.authority.certificate());
        assertEquals("operator/mira", trust.check(chain).toString());
    }

    @Test
    void aCertificateIsRefusedASecondAfterItsEndAndASecondBeforeItsBeginning() throws Exception {
        TlsIdentity caller = pki.issue(pki.operatorRequest().withValidity(NOW, NOW.plusSeconds(60)));
        clock = NOW.minusSeconds(1);
        assertEquals("the certificate is not valid yet; compare the clocks", refusal(caller));
        clock = NOW;
        assertEquals("operator/mira", trust.check(caller.chain()).toString());
        clock = NOW.plusSeconds(60);
        assertEquals("operator/mira", trust.check(caller.chain()).toString());
        clock = NOW.plusSeconds(61);
        assertEquals("the certificate has expired", refusal(caller));
    }

    @Test
    void nobodyElseVouchesForACaller() {
        String expected = "no authority of this agent vouches for the certificate";
        assertEquals(expected, refusal(new Pki(NOW).operator()));
        assertEquals(expected, refusal(CertificateAuthority.selfSigned(pki.operatorRequest(), pki.random)));
    }

    @Test
    void aCallerDoesNotVouchForAnother() {
        var chain =
                List.of(new Pki(NOW).operator().certificate(), pki.operator().certificate());
        assertEquals("no authority of this agent vouches for the certificate", refusal(chain));
    }

    @Test
    void theAuthorityItselfDoesNotCall() {
        assertThrows(CertificateException.class, () -> trust.check(List.of(pki.authority.certificate())));
    }

    @Test
    void aCertificateMeantForServersIsNoCallers() {
        String expected = "the certificate is not meant for callers: digitalSignature and clientAuth are needed";
        assertEquals(expected, refusal(pki.issue(pki.operatorRequest().withUsages(Usage.SERVER_AUTH))));
        assertEquals(expected, refusal(pki.issue(pki.operatorRequest().withUsages())));
    }

    @Test
    void aCallerWithTwoNamesHasNone() {
        var two = pki.operatorRequest().withUris("seatkeeper://operator/mira", "seatkeeper://operator/root");
        assertEquals("the certificate has 2 SAN URIs and must have exactly one", refusal(pki.issue(two)));
    }

    @Test
    void aChainOfFiveIsRefusedUnread() {
        var chain = Collections.nCopies(5, pki.operator().certificate());
        assertEquals("a chain has 1 to 4 certificates", refusal(chain));
        assertEquals("a chain has 1 to 4 certificates", refusal(List.of()));
    }

    @Test
    void twoAuthoritiesAreTrustedWhileOneFollowsTheOther() throws Exception {
        Pki next = new Pki(NOW);
        Path both = folder.resolve("both.pem");
        Files.writeString(both, TlsIdentity.pem(List.of(pki.authority.certificate(), next.authority.certificate())));
        PeerTrust change = PeerTrust.load(both, InstantSource.fixed(NOW));
        assertEquals("operator/mira", change.check(pki.operator().chain()).toString());
        assertEquals("operator/mira", change.check(next.operator().chain()).toString());
    }

    @Test
    void eightAuthoritiesAreTrustedAndNineAreTooMany() throws Exception {
        Path many = folder.resolve("many.pem");
        Files.writeString(many, TlsIdentity.pem(Collections.nCopies(8, pki.authority.certificate())));
        assertEquals(8, PeerTrust.load(many, InstantSource.fixed(NOW)).getAcceptedIssuers().length);
        Files.writeString(many, TlsIdentity.pem(Collections.nCopies(9, pki.authority.certificate())));
        assertThrows(IOException.class, () -> PeerTrust.load(many, InstantSource.fixed(NOW)));
    }

    @Test
    void aFileWithACallersCertificateIsNoAuthorityFile() throws Exception {
        Path wrong = folder.resolve("wrong.pem");
        Files.writeString(wrong, TlsIdentity.pem(pki.operator().chain()));
        assertThrows(IOException.class, () -> PeerTrust.load(wrong, InstantSource.fixed(NOW)));
    }

    @Test
    void itDoesNotJudgeServers() {
        X509Certificate[] chain = pki.agent().chain().toArray(X509Certificate[]::new);
        assertThrows(CertificateException.class, () -> trust.checkServerTrusted(chain, "EC"));
    }

    @Test
    void anAuthorityThatHasEndedVouchesForNobody() {
        clock = NOW.plus(CertificateAuthority.LIFE).plus(Duration.ofSeconds(1));
        var caller = pki.issue(pki.operatorRequest().withValidity(NOW, clock.plus(Pki.DAY)));
        assertEquals("the authority that vouches for the certificate is not valid now", refusal(caller));
    }
}
